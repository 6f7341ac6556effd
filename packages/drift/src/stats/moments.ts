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
  for (let start = 0; start < values.length; start += blockLength) {
    const end = Math.min(start + blockLength, values.length);
    if (counts) addCountedBlock(sums, values, counts, start, end, shift);
    else addBlock(sums, values, start, end, shift);
  }
  return { count: sizeOf(ordered), shift, sums };
}

function sizeOf({ values, counts }: Ordered): number {
  return counts ? counts.reduce((sum, count) => sum + count, 0) : values.length;
}

function addBlock(
  sums: [number, number, number, number],
  values: Float64Array,
  start: number,
  end: number,
  shift: number,
): void {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = start; index < end; index += 1) {
    const difference = (values[index] as number) - shift;
    const square = difference * difference;
    first += difference;
    second += square;
    third += square * difference;
    fourth += square * square;
  }
  sums[0] += first;
  sums[1] += second;
  sums[2] += third;
  sums[3] += fourth;
}

function addCountedBlock(
  sums: [number, number, number, number],
  values: Float64Array,
  counts: Float64Array,
  start: number,
  end: number,
  shift: number,
): void {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = start; index < end; index += 1) {
    const times = counts[index] as number;
    const difference = (values[index] as number) - shift;
    const square = difference * difference;
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

/** The mean, 0 where there is no value. Taken around the smallest value, so that large equal values lose nothing. */
function meanOf(ordered: Ordered): number {
  const { values, counts } = ordered;
  const around = values[0] ?? 0;
  const size = sizeOf(ordered);
  let sum = 0;
  for (let start = 0; start < values.length; start += blockLength) {
    sum += sumOfBlock(values, counts, start, Math.min(start + blockLength, values.length), around);
  }
  return size === 0 ? 0 : around + sum / size;
}

function sumOfBlock(
  values: Float64Array,
  counts: Float64Array | undefined,
  start: number,
  end: number,
  around: number,
): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) {
    const difference = (values[index] as number) - around;
    sum += counts ? (counts[index] as number) * difference : difference;
  }
  return sum;
}
