import type { Extent, Ordered } from "../need.ts";

const stretch = 1024;

/**
 * Smallest, largest and the number of distinct values.
 *
 *     extentOf({ values: Float64Array.of(1, 2, 2, 5) }); // { minimum: 1, maximum: 5, distinct: 3 }
 */
export function extentOf({ values, counts }: Ordered): Extent {
  let distinct = counts ? values.length : 0;
  if (!counts) for (let start = 0; start < values.length; start += stretch) distinct += differing(values, start);
  return { minimum: values[0] ?? Number.NaN, maximum: values.at(-1) ?? Number.NaN, distinct };
}

/** How many of the next values differ from the one before. */
function differing(values: Float64Array, start: number): number {
  const end = Math.min(start + stretch, values.length);
  let before = start === 0 ? Number.NaN : (values[start - 1] as number);
  let found = 0;
  for (let index = start; index < end; index += 1) {
    const value = values[index] as number;
    if (value !== before) found += 1;
    before = value;
  }
  return found;
}
