/**
 * Some neighbouring distinct values of the two sides together, ascending, and how many rows of each side hold them.
 * A pass over a column hands these out in blocks, so that every fold runs its own tight loop.
 */
export interface TieGroups {
  readonly length: number;
  readonly values: Float64Array;
  /** Whole numbers: more than four billion rows of one value are beyond any walk. */
  readonly reference: Uint32Array;
  readonly current: Uint32Array;
  /** Folds of the block that are compiled. */
  readonly passes: Passes;
}

/** What was folded so far goes in; `results` are what it comes to with the block. */
export interface Passes {
  readonly results: Float64Array;
  /** i, j, above, aboveAt, below, belowAt. */
  gap(n: number, m: number, i: number, j: number, above: number, aboveAt: number, below: number, belowAt: number): void;
  /** i, j, absolute, squared, last. */
  areas(n: number, m: number, i: number, j: number, absolute: number, squared: number, last: number): void;
  /** Groups that are still open, and the largest; pairs of rows and current rows of so many closed ones are in `joined`. */
  join(atLeast: number, rows: number, inCurrent: number, largest: number, largestInCurrent: number): number;
  readonly joined: Float64Array;
}

/** Rows of each side that take part in a walk. */
export interface Sizes {
  readonly reference: number;
  readonly current: number;
}

/**
 * Neighbouring small groups of a long column put together to at most about 8,000, as if tied: a function of the pooled
 * values alone, which leaves any test on them exact.
 */
export interface JoinedGroups {
  /** How many rows each holds, and how many of these are the current side's. */
  readonly rows: Float64Array;
  readonly inCurrent: Float64Array;
  /** Of the groups as they were: how many, and the rows of the largest (the first of equals). */
  readonly distinct: number;
  readonly largest: number;
  readonly largestInCurrent: number;
}

/**
 * A fold over all tie groups of a column, in ascending order of value. Every order statistic is one of these.
 * The name is what an engine goes by that folds in its own way (a SQL engine knows a fixed set).
 */
export interface Walk<Result = unknown> {
  readonly name: string;
  start(sizes: Sizes): Fold<Result>;
}

/** One takes every block; another only what has been joined in the end. */
export type Fold<Result> =
  | { step(groups: TieGroups): void; finish(): Result }
  | { readonly step?: undefined; finish(joined: JoinedGroups): Result };
