import type { Sides } from "../measure.ts";

export function bothSides<Value>(read: (side: keyof Sides<unknown>) => Value): Sides<Value> {
  return { reference: read("reference"), current: read("current") };
}
