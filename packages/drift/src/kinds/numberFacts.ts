import { type Stretch, stretchesOf, workshopFor } from "../stats/workshop.ts";

/** What some numbers look like, in rows but for `differing`. */
export interface NumberFacts {
  readonly differing: number;
  readonly rows: number;
  readonly whole: number;
  readonly infinite: number;
  /** NaN without any. */
  readonly least: number;
  /** Whole numbers by their count of digits. */
  readonly digits: readonly number[];
}

/** Whole numbers of more digits than this are all called long. */
export const longest = 16;

/**
 * Of different numbers and their counts, NaN left out; or without counts of numbers of which equal ones stand together.
 */
export function numberFacts(values: Float64Array, counts: ArrayLike<number> | undefined): NumberFacts {
  return stretchesOf(values, counts).map(factsOf).reduce(together);
}

function factsOf({ values, counts, before }: Stretch): NumberFacts {
  const { code, placeOf, besides, result } = workshopFor(values.length);
  code.facts(placeOf(values), besides(counts), values.length);
  return {
    differing: result(0) - Number(counts === undefined && values[0] === before),
    rows: result(1),
    whole: result(2),
    infinite: result(3),
    least: result(4),
    digits: Array.from({ length: longest + 1 }, (_, length) => (length === 0 ? 0 : result(7 + length))),
  };
}

function together(one: NumberFacts, other: NumberFacts): NumberFacts {
  return {
    differing: one.differing + other.differing,
    rows: one.rows + other.rows,
    whole: one.whole + other.whole,
    infinite: one.infinite + other.infinite,
    least: one.least <= other.least || Number.isNaN(other.least) ? one.least : other.least,
    digits: one.digits.map((rows, length) => rows + (other.digits[length] as number)),
  };
}
