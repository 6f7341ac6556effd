import type { Extent, Ordered } from "../need.ts";

/**
 * Smallest, largest and the number of distinct values.
 *
 *     extentOf({ values: Float64Array.of(1, 2, 2, 5) }); // { minimum: 1, maximum: 5, distinct: 3 }
 */
export function extentOf({ values }: Ordered): Extent {
  let distinct = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (index === 0 || values[index] !== values[index - 1]) distinct += 1;
  }
  return { minimum: values[0] ?? Number.NaN, maximum: values.at(-1) ?? Number.NaN, distinct };
}
