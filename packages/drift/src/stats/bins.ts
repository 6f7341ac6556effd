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
  // Values ascend, so that only the edges' places are looked for.
  const places = edges.map((edge, index) => firstPlace(values, edge, index === edges.length - 1));
  return places.slice(1).map((end, bin) => rowsBetween(places[bin] as number, end, counts));
}

/** The first place whose value is at least the edge, or over it. */
function firstPlace(values: Float64Array, edge: number, over: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle] as number;
    if (value < edge || (over && value === edge)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowsBetween(start: number, end: number, counts: Float64Array | undefined): number {
  if (!counts) return end - start;
  let rows = 0;
  for (let place = start; place < end; place += 1) rows += counts[place] as number;
  return rows;
}
