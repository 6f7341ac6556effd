import type { Sides } from "../measure.ts";

/** The reference's values, then the current side's. */
export function pooled({ reference, current }: Sides<Float64Array>): Float64Array {
  const all = new Float64Array(reference.length + current.length);
  all.set(reference);
  all.set(current, reference.length);
  return all;
}
