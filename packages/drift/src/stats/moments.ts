import type { Moments, Ordered } from "../need.ts";
import { stretchesOf, workshopFor } from "./workshop.ts";

/**
 * Power sums around `shift`, or around the mean without one. Added up block by block: the rounding error grows with the
 * number of blocks, not of values.
 *
 *     momentsOf({ values: Float64Array.of(1, 2, 6) }, 3); // { count: 3, shift: 3, sums: [0, 14, 18, 98] }
 */
export function momentsOf(ordered: Ordered, shift = meanOf(ordered)): Moments {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const { values, counts } of stretchesOf(ordered.values, ordered.counts)) {
    const { code, placeOf, besides, result } = workshopFor(values.length);
    code.powerSums(placeOf(values), besides(counts), values.length, shift);
    for (let power = 0; power < 4; power += 1) sums[power] = (sums[power] as number) + result(power);
  }
  return { count: sizeOf(ordered), shift, sums };
}

function sizeOf({ values, counts }: Ordered): number {
  return counts ? counts.reduce((sum, count) => sum + count, 0) : values.length;
}

/** The mean, 0 where there is no value. Taken around the smallest value, so that large equal values lose nothing. */
function meanOf(ordered: Ordered): number {
  const around = ordered.values[0] ?? 0;
  const size = sizeOf(ordered);
  let sum = 0;
  for (const { values, counts } of stretchesOf(ordered.values, ordered.counts)) {
    const { code, placeOf, besides } = workshopFor(values.length);
    sum += code.sumAround(placeOf(values), besides(counts), values.length, around);
  }
  return size === 0 ? 0 : around + sum / size;
}
