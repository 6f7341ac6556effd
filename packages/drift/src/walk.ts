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
}

/** Rows of each side that take part in a walk. */
export interface Sizes {
  readonly reference: number;
  readonly current: number;
}

/**
 * A fold over all tie groups of a column, in ascending order of value. Every order statistic is one of these.
 * The name is what an engine goes by that folds in its own way (a SQL engine knows a fixed set).
 */
export interface Walk<Result = unknown> {
  readonly name: string;
  start(sizes: Sizes): Fold<Result>;
}

export interface Fold<Result> {
  step(groups: TieGroups): void;
  finish(): Result;
}
