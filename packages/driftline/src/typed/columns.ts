import type {
  CategorySummary,
  ColumnReport,
  Kind,
  MeasureReport,
  NoValues,
  NumberSummary,
  Pair,
  Shift,
  TextSummary,
  TimeSummary,
} from "@driftline/drift";
import type { Shown } from "../dress/display.ts";

/** The quantiles that a report keeps. */
export type KeptQuantile = 0.05 | 0.25 | 0.5 | 0.75 | 0.95;

type Measured<Measures extends string> = { readonly [Name in Measures]: MeasureReport };

interface Common<As extends Kind, Measures extends string>
  extends Shown,
    Omit<
      ColumnReport,
      "kind" | "summary" | "measures" | "shift" | "spread" | "newValues" | "lostValues" | "newShare" | "lostShare"
    > {
  readonly kind: As;
  readonly measures: Measured<Measures>;
}

interface Ordered<As extends Kind, Measures extends string, Summary> extends Common<As, Measures> {
  /** The change of the median. */
  readonly shift?: Shift;
  /** The change of the distance between the quartiles. */
  readonly spread?: Shift;
  readonly summary: Pair<Summary | NoValues>;
  /** A quantile of both sides; NaN where a side has no values. Times are milliseconds since 1970. */
  quantile(probability: KeptQuantile): Pair<number>;
}

interface Counted<As extends Kind, Measures extends string, Value> extends Common<As, Measures> {
  /** Values that only the current side has, most frequent first. */
  readonly newValues?: readonly string[];
  /** Values that only the reference has. */
  readonly lostValues?: readonly string[];
  readonly newShare?: number;
  readonly lostShare?: number;
  readonly summary: Pair<CategorySummary | NoValues>;
  /** The share of a value among the rows that hold one; NaN where a side has none. */
  share(value: Value): Pair<number>;
}

export interface NumberColumn<Measures extends string = string> extends Ordered<"number", Measures, NumberSummary> {}

export interface TimeColumn<Measures extends string = string> extends Ordered<"time", Measures, TimeSummary> {}

export interface CategoryColumn<Measures extends string = string> extends Counted<"category", Measures, string> {}

export interface BooleanColumn<Measures extends string = string> extends Counted<"boolean", Measures, boolean> {}

/** Shift and spread are those of the text's length. */
export interface TextColumn<Measures extends string = string> extends Common<"text", Measures> {
  readonly shift?: Shift;
  readonly spread?: Shift;
  readonly summary: Pair<TextSummary>;
}

/** The column type of a kind; of several kinds, their union, which `kind` tells apart. */
export type ColumnFor<As extends Kind, Measures extends string> = As extends "number"
  ? NumberColumn<Measures>
  : As extends "time"
    ? TimeColumn<Measures>
    : As extends "category"
      ? CategoryColumn<Measures>
      : As extends "boolean"
        ? BooleanColumn<Measures>
        : TextColumn<Measures>;

export type AnyColumn = ColumnFor<Kind, string>;
