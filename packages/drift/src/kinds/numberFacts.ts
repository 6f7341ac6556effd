/** What some numbers look like, in rows but for `differing`. */
export interface NumberFacts {
  differing: number;
  rows: number;
  whole: number;
  infinite: number;
  first: number;
}

/** Whole numbers of more digits than this are all called long. */
export const longest = 16;

/** What is called again and again is compiled sooner than one long loop. */
const stretch = 1024;

/**
 * Of different numbers and their counts, NaN left out; or without counts of numbers of which equal ones stand together.
 * Whole numbers are added to `digits` by their count of digits.
 */
export function numberFacts(
  values: Float64Array,
  counts: ArrayLike<number> | undefined,
  digits: number[],
): NumberFacts {
  const facts = { differing: 0, rows: 0, whole: 0, infinite: 0, first: Number.NaN };
  for (let start = 0; start < values.length; start += stretch) add(facts, values, counts, start, digits);
  return facts;
}

function add(
  facts: NumberFacts,
  values: Float64Array,
  counts: ArrayLike<number> | undefined,
  start: number,
  digits: number[],
): void {
  const end = Math.min(start + stretch, values.length);
  let before = start === 0 ? Number.NaN : (values[start - 1] as number);
  let { differing, rows, whole } = facts;
  // Whole numbers from `low` to below `high` have `length` digits: most are as long as the one before.
  let length = 1;
  let low = 0;
  let high = 10;
  let ofLength = 0;
  for (let index = start; index < end; index += 1) {
    const value = values[index] as number;
    const count = counts ? (counts[index] as number) : 1;
    if (Number.isNaN(value) || count === 0) continue;
    if (rows === 0) facts.first = value;
    if (counts || value !== before) differing += 1;
    before = value;
    rows += count;
    const size = Math.abs(value);
    if (Math.floor(size) !== size) continue;
    if (size === Number.POSITIVE_INFINITY) {
      facts.infinite += count;
      continue;
    }
    whole += count;
    if (size < low || size >= high) {
      digits[length] = (digits[length] as number) + ofLength;
      ofLength = 0;
      length = 1;
      low = 0;
      high = 10;
      for (; high <= size && length < longest; length += 1) {
        low = high;
        high *= 10;
      }
      if (length === longest) high = Number.POSITIVE_INFINITY;
    }
    ofLength += count;
  }
  digits[length] = (digits[length] as number) + ofLength;
  facts.differing = differing;
  facts.rows = rows;
  facts.whole = whole;
}
