import type { Ordered } from "../need.ts";

/** The finite ones among some values, ascending; repeated values repeat. */
export function orderedOf(values: Float64Array): Ordered {
  const sorted = values.slice().sort();
  let start = 0;
  while (sorted[start] === Number.NEGATIVE_INFINITY) start += 1;
  let end = sorted.length;
  // NaN comes last, after infinity.
  while (end > start && !Number.isFinite(sorted[end - 1])) end -= 1;
  const finite = sorted.subarray(start, end);
  // Zeros of both signs are one value.
  for (let index = lowerBound(finite, 0); finite[index] === 0; index += 1) finite[index] = 0;
  return { values: finite };
}

/** The finite ones among some values, ascending and each once, where `rows[i]` rows hold `values[i]`. */
export function orderedCounts(values: Float64Array, rows: ArrayLike<number>): Ordered {
  const { values: sorted } = orderedOf(
    values.map((value, index) => ((rows[index] as number) > 0 ? value : Number.NaN)),
  );
  let length = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    if (index > 0 && sorted[index] === sorted[index - 1]) continue;
    sorted[length] = sorted[index] as number;
    length += 1;
  }
  const distinct = sorted.slice(0, length);
  const counts = new Float64Array(length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    const times = rows[index] as number;
    if (times === 0 || !Number.isFinite(value)) continue;
    const place = lowerBound(distinct, value);
    counts[place] = (counts[place] as number) + times;
  }
  return { values: distinct, counts };
}

/** The first place in ascending values whose value is at least this. */
function lowerBound(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
