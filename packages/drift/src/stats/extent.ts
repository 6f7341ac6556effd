import type { Extent, Ordered } from "../need.ts";
import { stretchesOf, workshopFor } from "./workshop.ts";

/**
 * Smallest, largest and the number of distinct values.
 *
 *     extentOf({ values: Float64Array.of(1, 2, 2, 5) }); // { minimum: 1, maximum: 5, distinct: 3 }
 */
export function extentOf({ values, counts }: Ordered): Extent {
  const distinct = counts ? values.length : differing(values);
  return { minimum: values[0] ?? Number.NaN, maximum: values.at(-1) ?? Number.NaN, distinct };
}

function differing(all: Float64Array): number {
  let found = 0;
  for (const { values, before } of stretchesOf(all)) {
    const { code, placeOf } = workshopFor(values.length);
    found += code.differing(placeOf(values), values.length) - Number(values[0] === before);
  }
  return found;
}
