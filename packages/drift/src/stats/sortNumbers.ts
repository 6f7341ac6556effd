import { scatterSort } from "./scatterSort.ts";

/** Finite values, ascending, and how many others there were. Zeros of both signs are one value. */
export interface Sorted {
  readonly values: Float64Array;
  readonly others: Others;
}

/** How many values are not finite; `missing` are NaN. */
export interface Others {
  readonly missing: number;
  readonly negative: number;
  readonly positive: number;
}

const sampled = 1024;
const fewest = 8192;
/** For so many values the machine's own sort takes as long as it takes to compile the quicker one. */
const worthCompiling = 131_072;
let met = 0;

/** Sorts many values in about an eighth of the time of `Float64Array.sort`. */
export function sortFinite(values: Float64Array): Sorted {
  if (values.length < fewest) return sortFew(values);
  const sample = sampleOf(values);
  if (isAscending(sample) && isAscending(values)) return split(values.slice());
  met += values.length;
  if (met < worthCompiling) return sortFew(values);
  sample.sort();
  const sorted = scatterSort(values, sample[0] ?? 0, sample.at(-1) ?? 0);
  return { values: sorted, others: sorted.length === values.length ? none : countOthers(values) };
}

const none: Others = Object.freeze({ missing: 0, negative: 0, positive: 0 });

/** The finite ones among some values, evenly spaced. */
export function sampleOf(values: Float64Array): Float64Array {
  const sample = new Float64Array(Math.min(sampled, values.length));
  let held = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const value = values[Math.floor((index * values.length) / sample.length)] as number;
    if (!Number.isFinite(value)) continue;
    sample[held] = value;
    held += 1;
  }
  return sample.subarray(0, held);
}

function isAscending(values: Float64Array): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    // False of NaN, too.
    if (!(value >= before)) return false;
    before = value;
  }
  return true;
}

function sortFew(values: Float64Array): Sorted {
  return split(values.slice().sort());
}

/** What is finite of sorted values: infinities stand at both ends, and NaN after them. */
function split(sorted: Float64Array): Sorted {
  const start = firstPlace(sorted, (value) => value !== Number.NEGATIVE_INFINITY);
  const end = firstPlace(sorted, (value) => !(value < Number.POSITIVE_INFINITY));
  const numbers = firstPlace(sorted, (value) => Number.isNaN(value));
  const values = sorted.subarray(start, end);
  for (let index = firstPlace(values, (value) => value >= 0); values[index] === 0; index += 1) values[index] = 0;
  return { values, others: { missing: sorted.length - numbers, negative: start, positive: numbers - end } };
}

/** The first place from which on a condition holds. */
function firstPlace(values: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(values[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countOthers(values: Float64Array): Others {
  let [missing, negative, positive] = [0, 0, 0];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if (value - value === 0) continue;
    if (value < 0) negative += 1;
    else if (value > 0) positive += 1;
    else missing += 1;
  }
  return { missing, negative, positive };
}
