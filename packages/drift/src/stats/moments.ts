import type { Moments, Ordered } from "../need.ts";

const blockLength = 1024;

/**
 * Power sums around `shift`, or around the mean without one. Added up block by block: the rounding error grows with the
 * number of blocks, not of values.
 *
 *     momentsOf({ values: Float64Array.of(1, 2, 6) }, 3); // { count: 3, shift: 3, sums: [0, 14, 18, 98] }
 */
export function momentsOf(ordered: Ordered, shift = meanOf(ordered)): Moments {
  const { values, counts } = ordered;
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  let count = 0;
  for (let start = 0; start < values.length; start += blockLength) {
    const end = Math.min(start + blockLength, values.length);
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let index = start; index < end; index += 1) {
      const times = counts ? (counts[index] as number) : 1;
      const difference = (values[index] as number) - shift;
      const square = difference * difference;
      count += times;
      first += times * difference;
      second += times * square;
      third += times * square * difference;
      fourth += times * square * square;
    }
    sums[0] += first;
    sums[1] += second;
    sums[2] += third;
    sums[3] += fourth;
  }
  return { count, shift, sums };
}

/** The mean, 0 where there is no value. Taken around the smallest value, so that large equal values lose nothing. */
function meanOf({ values, counts }: Ordered): number {
  const around = values[0] ?? 0;
  let sum = 0;
  let count = 0;
  for (let start = 0; start < values.length; start += blockLength) {
    const end = Math.min(start + blockLength, values.length);
    let part = 0;
    for (let index = start; index < end; index += 1) {
      const times = counts ? (counts[index] as number) : 1;
      count += times;
      part += times * ((values[index] as number) - around);
    }
    sum += part;
  }
  return count === 0 ? 0 : around + sum / count;
}
