import { firstPlace } from "./firstPlace.ts";
import { mostNumbers, workshopFor } from "./workshop.ts";

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
/** To hand fewer over takes as long as to sort them. */
const fewest = 1024;

/**
 * Sorts many values in about a tenth of the time of `Float64Array.sort`. With `inPlace` they are put in order where they
 * lie, the finite ones first, and the result is a part of them: large arrays cost more to make than to sort.
 */
export function sortFinite(values: Float64Array, inPlace = false): Sorted {
  if (values.length < fewest || values.length > mostNumbers) return split((inPlace ? values : values.slice()).sort());
  const workshop = workshopFor(values.length);
  const sorted = workshop.sorted(values, inPlace ? values : undefined);
  const [missing, negative, positive] = [workshop.result(0), workshop.result(1), workshop.result(2)];
  if (inPlace) {
    const finite = sorted.length;
    values.fill(Number.NEGATIVE_INFINITY, finite, finite + negative);
    values.fill(Number.POSITIVE_INFINITY, finite + negative, finite + negative + positive);
    values.fill(Number.NaN, finite + negative + positive);
  }
  return { values: sorted, others: { missing, negative, positive } };
}

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

/** What is finite of sorted values: infinities stand at both ends, and NaN after them. */
function split(sorted: Float64Array): Sorted {
  const start = firstPlace(sorted, (value) => value !== Number.NEGATIVE_INFINITY);
  const end = firstPlace(sorted, (value) => !(value < Number.POSITIVE_INFINITY));
  const numbers = firstPlace(sorted, (value) => Number.isNaN(value));
  const values = sorted.subarray(start, end);
  for (let index = firstPlace(values, (value) => value >= 0); values[index] === 0; index += 1) values[index] = 0;
  return { values, others: { missing: sorted.length - numbers, negative: start, positive: numbers - end } };
}
