import type { Extent, Ordered, Presence, Profile, Reading } from "@driftline/drift";
import type { Wanted } from "./wanted.ts";

/** What of a column does not hang on the order of its rows: most needs are answered from it. */
export interface Tally {
  readonly rows: number;
  profile(): Profile;
  presence(as: Reading): Presence;
  /** Finite values, ascending. */
  ordered(as: NumericReading): Ordered;
  counts(as: Reading): ReadonlyMap<string, number>;
  /** Adds the hash of every cell that holds something. */
  addTo(hash: ContentHash): void;
}

/** One column of a table held in memory. */
export interface Column extends Tally {
  /** Finite values in the table's order, NaN where there is none. */
  numbers(as: NumericReading): Float64Array;
  /** The name of a row's cell as a category, none where there is no cell. */
  label(row: number): string | undefined;
  /** The rows whose cell goes by this name as a category, or lies in [from, to) as a number or a time. */
  rowsWith(wanted: Wanted): Int32Array;
  take(rows: Int32Array): Column;
}

export type NumericReading = Exclude<Reading, "category">;

export interface ContentHash {
  /** Each different number, NaN left out, and how many rows hold it. Without counts all are finite and stand for a row. */
  numbers(values: Float64Array, counts: ArrayLike<number> | undefined): void;
  /** The same of times in milliseconds since 1970. */
  times(values: Float64Array, counts: ArrayLike<number> | undefined): void;
  boolean(value: boolean, count: number): void;
  text(text: string, count: number): void;
}

/** Computes an answer once for every reading. */
export function perReading<As extends Reading, Answer>(compute: (as: As) => Answer): (as: As) => Answer {
  const answers = new Map<As, Answer>();
  return (as) => {
    let answer = answers.get(as);
    if (answer === undefined) {
      answer = compute(as);
      answers.set(as, answer);
    }
    return answer;
  };
}

export function once<Answer>(compute: () => Answer): () => Answer {
  let answer: { readonly value: Answer } | undefined;
  return () => {
    answer ??= { value: compute() };
    return answer.value;
  };
}

/** What a column of categories says of its extent: only how many there are. */
export function extentOfCounts(counts: ReadonlyMap<string, number>): Extent {
  return { minimum: Number.NaN, maximum: Number.NaN, distinct: counts.size };
}
