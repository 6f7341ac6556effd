import { DriftlineError } from "../errors.ts";
import type { Ordered } from "../need.ts";

/**
 * Rows in [edge, next edge), the last bin closed on both ends, as numpy's `histogram`. Values outside are not counted.
 *
 *     binsOf({ values: Float64Array.of(1, 2, 2, 3, 9) }, [1, 2, 3]); // [1, 3]
 */
export function binsOf({ values, counts }: Ordered, edges: readonly number[]): number[] {
  if (edges.length < 2)
    throw new DriftlineError("badOption", `bins: there must be at least 2 edges, got ${edges.length}`);
  edges.forEach((edge, index) => {
    if (Number.isNaN(edge) || (index > 0 && edge < (edges[index - 1] as number))) {
      throw new DriftlineError("badOption", `bins: edges must ascend, got ${edge} after ${edges[index - 1]}`);
    }
  });
  const bins = new Array<number>(edges.length - 1).fill(0);
  const last = edges.at(-1) as number;
  let bin = -1;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    while (bin < bins.length - 1 && value >= (edges[bin + 1] as number)) bin += 1;
    if (bin >= 0 && value <= last) bins[bin] = (bins[bin] as number) + (counts ? (counts[index] as number) : 1);
  }
  return bins;
}
