import type { Kind, Reading } from "./kinds/kind.ts";

/**
 * What one side of a comparison can be asked for. The list is closed, so that an engine can know it whole;
 * it names what is needed, never where it comes from. `column` is the column's name, `as` how its cells are read.
 */
export type Need =
  | PresenceNeed
  | ExtentNeed
  | MomentsNeed
  | QuantilesNeed
  | BinsNeed
  | CountsNeed
  | OrderedNeed
  | SampleNeed
  | TextsNeed
  | RowsNeed
  | AssumptionsNeed
  | ContentNeed;

interface ColumnNeed<Name extends string> {
  readonly need: Name;
  readonly column: string;
  readonly as: Reading;
}

/** How many rows hold a value that can be read, and what the others hold. */
export interface PresenceNeed extends ColumnNeed<"presence"> {}

/** Smallest and largest value and the number of distinct values. */
export interface ExtentNeed extends ColumnNeed<"extent"> {}

/** Power sums around `shift`, or around the side's own mean without one: sums far from the mean lose their digits. */
export interface MomentsNeed extends ColumnNeed<"moments"> {
  readonly shift?: number;
}

/** Quantiles by method R-7 (linear interpolation, Hyndman and Fan 1996), the default of numpy and of R. */
export interface QuantilesNeed extends ColumnNeed<"quantiles"> {
  readonly probabilities: readonly number[];
}

/** Rows in [edge, next edge), the last bin closed on both ends. Values outside of all edges are not counted. */
export interface BinsNeed extends ColumnNeed<"bins"> {
  readonly edges: readonly number[];
}

/** Rows of every distinct value, by its name. */
export interface CountsNeed extends ColumnNeed<"counts"> {}

/** All values, ascending. */
export interface OrderedNeed extends ColumnNeed<"ordered"> {}

/** Some values, without replacement, in the table's order; the same seed gives the same rows. */
export interface SampleNeed extends ColumnNeed<"sample"> {
  readonly size: number;
  readonly seed: number;
}

/** The same for cells as texts. */
export interface TextsNeed extends ColumnNeed<"texts"> {
  readonly as: "category";
  readonly size: number;
  readonly seed: number;
}

/** Some whole rows, chosen as in `SampleNeed`: one entry a column, in which the same place is the same row. */
export interface RowsNeed {
  readonly need: "rows";
  readonly columns: readonly { readonly column: string; readonly as: Reading }[];
  readonly size: number;
  readonly seed: number;
}

/** What was decided about a column without being told so; `told` is the kind that the user set. */
export interface AssumptionsNeed {
  readonly need: "assumptions";
  readonly column: string;
  readonly told?: Kind;
}

/** What a column is called and holds, as a hash, from which the fingerprint of the table is made. */
export interface ContentNeed {
  readonly need: "content";
  readonly column: string;
}

/** Cells that hold nothing (`empty`), infinities, and what could not be read as asked, with the least text as an example. */
export interface Presence {
  readonly rows: number;
  readonly present: number;
  readonly empty: number;
  readonly infinite: number;
  readonly unreadable: number;
  readonly example?: string;
}

/** Minimum and maximum are NaN where there is no value. */
export interface Extent {
  readonly minimum: number;
  readonly maximum: number;
  readonly distinct: number;
}

/** Sums of (value - shift) to the powers one to four. */
export interface Moments {
  readonly count: number;
  readonly shift: number;
  readonly sums: readonly [number, number, number, number];
}

/** Ascending values. With `counts` each value stands once and `counts` says how often; without, values repeat. */
export interface Ordered {
  readonly values: Float64Array;
  readonly counts?: Float64Array;
}

/** 64 bits over a column's name and its different values with the number of rows that hold each. */
export type Content = readonly [low: number, high: number];

/** Numbers have NaN and names have undefined where there is no value. */
export type RowsColumn = Float64Array | readonly (string | undefined)[];

/** Something decided about a column without being told so; the report repeats it. */
export interface Assumption {
  readonly code: string;
  readonly message: string;
}

export interface Answers {
  readonly presence: Presence;
  readonly extent: Extent;
  readonly moments: Moments;
  readonly quantiles: readonly number[];
  readonly bins: readonly number[];
  readonly counts: ReadonlyMap<string, number>;
  readonly ordered: Ordered;
  readonly sample: Float64Array;
  readonly texts: readonly string[];
  readonly rows: readonly RowsColumn[];
  readonly assumptions: readonly Assumption[];
  readonly content: Content;
}

export type AnswerTo<Asked extends Need> = Answers[Asked["need"]];
