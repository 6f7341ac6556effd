import type { Kind } from "./kinds/kind.ts";

/**
 * `drift`: real, and large enough to matter. `small`: real, too small to matter. `none`: nothing seen, and rows enough
 * to have seen it. `unknown`: nothing seen, but too few rows, or the column could not be compared.
 */
export type Verdict = (typeof verdicts)[number];

export interface Note {
  readonly code: string;
  readonly message: string;
  readonly column?: string;
}

/** An estimate with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** An estimate in the column's own unit; `low` and `high` are its 95 % interval. */
export interface Shift extends Interval {
  readonly unit: string;
}

export interface Pair<Value> {
  readonly reference: Value;
  readonly current: Value;
}

export interface TableHead {
  readonly name: string;
  readonly rows: number;
  readonly fingerprint: string;
}

/** One p-value that the verdict rests on. `cells` is the number of categories, which sets how many rows it takes. */
export interface Evidence {
  readonly pValue: number;
  /** Which view saw it: "location", "spread", "shape", "category", "many categories", "new values", ... */
  readonly view: string;
  /** What was computed, in words. */
  readonly method: string;
  readonly cells?: number;
  /** The smallest p-value that these rows could have given at all. */
  readonly least?: number;
}

export interface MissingReport extends Pair<number> {
  /** All rows, of which `reference` and `current` are the shares without a value. */
  readonly rows: Pair<number>;
  readonly verdict: Verdict;
  readonly evidence?: Evidence;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  readonly effect?: Interval;
  readonly rowsNeeded?: number;
}

export interface MeasureReport {
  readonly score?: number;
  readonly statistic?: number;
  readonly pValue?: number;
  readonly threshold?: number;
  readonly drifted?: boolean;
  readonly error?: string;
}

export interface NumberSummary {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly distinct: number;
  /** At 5, 25, 50, 75 and 95 %. */
  readonly quantiles: readonly number[];
}

/** `span` is last minus first; the gaps are those between neighbouring values, in milliseconds as all times. */
export interface TimeSummary extends NumberSummary {
  readonly span: number;
  readonly meanGap: number;
  readonly largestGap: number;
}

export interface CategorySummary {
  readonly distinct: number;
  readonly mode: string;
  readonly modeShare: number;
}

/** Text has one of these for its length and one for its words. */
export interface TextSummary {
  readonly length: NumberSummary | NoValues;
  readonly words: NumberSummary | NoValues;
}

/** A side without any values has nothing to sum up. */
export type NoValues = Record<string, never>;

export type Summary = NumberSummary | TimeSummary | CategorySummary | TextSummary | NoValues;

/** For pictures: both sides over the same edges or labels. `rest` holds the categories that are too many to name. */
export interface Bins extends Pair<readonly number[]> {
  readonly edges?: readonly number[];
  readonly labels?: readonly string[];
  readonly rest?: Pair<number> & { readonly values: number };
}

export interface ColumnReport {
  readonly name: string;
  readonly kind: Kind;
  readonly verdict: Verdict;
  readonly drifted: boolean;
  readonly measure: string;
  readonly score: number | null;
  readonly threshold: number | null;
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  /** The share of rows that moved, corrected for the bias of small samples. */
  readonly effect?: Interval;
  /** The change of the median. */
  readonly shift?: Shift;
  /** The change of the distance between the quartiles. */
  readonly spread?: Shift;
  readonly evidence?: Evidence;
  /** Why the column could not be compared. */
  readonly error?: string;
  /** A time column that was taken for the rows' own clock: it moved on, and that is not counted as drift. */
  readonly clock?: true;
  /** Rows on each side, as many on one as on the other, that it takes to see the smallest effect that matters. */
  readonly rowsNeeded?: number;
  readonly newValues?: readonly string[];
  readonly lostValues?: readonly string[];
  /** Share of current rows whose value the reference never had, and of reference rows whose value is gone. */
  readonly newShare?: number;
  readonly lostShare?: number;
  readonly missing: MissingReport;
  /** Rows with a value that was compared. */
  readonly rows: Pair<number>;
  readonly summary: Pair<Summary>;
  readonly bins: Bins;
  readonly measures: Readonly<Record<string, MeasureReport>>;
}

/** One column within one segment; `share` is the part of the column's whole change that lies in this segment. */
export interface SegmentColumn {
  readonly name: string;
  readonly verdict: Verdict;
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  readonly effect?: Interval;
  readonly shift?: Shift;
  readonly share?: number;
  readonly clock?: true;
  readonly rows: Pair<number>;
  readonly evidence?: Evidence;
}

export interface SegmentReport {
  readonly column: string;
  readonly value: string;
  readonly rows: Pair<number>;
  readonly verdict: Verdict;
  readonly columns: readonly SegmentColumn[];
}

/** How well rows of the two sides can be told apart by all their columns, and which columns tell. */
export interface DomainClassifierReport {
  /** The chance that a current row looks more current than a reference row does: one half where nothing tells them apart. */
  readonly auc: Interval;
  readonly pValue: number;
  /** Shares of what the classifier learnt, largest first; together they are one. */
  readonly columns: readonly { readonly name: string; readonly share: number }[];
}

/** How far rows lie from what the reference's columns have in common, in standard deviations. */
export interface ReconstructionReport extends Pair<Interval> {
  readonly components: number;
  readonly pValue: number;
}

export interface Failed {
  readonly error: string;
}

/** All columns looked at together, on some whole rows of each side: what no column shows by itself. */
export interface MultivariateReport {
  readonly rows: Pair<number>;
  readonly verdict: Verdict;
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  /** How far apart the sides can be told: 0 by chance, 1 always. */
  readonly effect?: Interval;
  readonly evidence?: Evidence;
  readonly rowsNeeded?: number;
  readonly domainClassifier: DomainClassifierReport | Failed;
  readonly reconstruction: ReconstructionReport | Failed;
}

export interface MultivariateSettings {
  readonly rows: number;
  readonly seed: number;
}

export interface ReportOptions {
  readonly preset: string;
  readonly falseAlarms: number;
  readonly smallestEffect: SmallestEffect;
  readonly segments: readonly string[];
  /** Names of the measures asked for; none where each kind has its default ones. */
  readonly measures?: readonly string[];
  /** Of those measures that are more than their name, what they are. */
  readonly configured?: Readonly<Record<string, ConfiguredRecord>>;
  readonly columns?: readonly string[];
  readonly multivariate?: MultivariateSettings;
  readonly types?: Readonly<Record<string, Kind>>;
  /** With the preset "evidently": the share of drifted columns from which the data set counts as drifted, and its own options. */
  readonly driftShare?: number;
  readonly evidently?: Readonly<Record<string, unknown>>;
}

/** A measure with all its options; `own` is a definition that a report cannot hold. */
export interface ConfiguredRecord {
  readonly measure: string;
  readonly own?: true;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly threshold?: number;
}

/** A share of rows, or a change of the median in the column's own units. */
export type EffectSize = number | { readonly shift: number };

/** What is too small to matter, for values and for missing ones, and by column where that differs. */
export interface SmallestEffect {
  readonly value: number;
  readonly missing: number;
  readonly columns: Readonly<Record<string, EffectSize>>;
}

/**
 * Of which whole a report is a part that holds fewer columns: what is said about them was decided among all, and
 * adjusted p-values stay as they are.
 */
export interface PartOf {
  readonly columns: number;
  /** Tests that share the budget, and how many even shares of it they make: all segments weigh as much as the columns. */
  readonly tests: number;
  readonly shares: number;
}

export interface Report {
  readonly schema: "driftline.report/1";
  readonly createdAt: string;
  readonly version: string;
  readonly options: ReportOptions;
  readonly reference: TableHead;
  readonly current: TableHead;
  readonly verdict: Verdict;
  readonly drifted: {
    readonly columns: number;
    readonly of: number;
    readonly share: number;
    readonly dataset: boolean;
  };
  readonly columns: readonly ColumnReport[];
  readonly segments?: readonly SegmentReport[];
  readonly multivariate?: MultivariateReport;
  readonly partOf?: PartOf;
  readonly notes: readonly Note[];
}

/** Worst first, as the report's own verdict is its worst column's. */
export const verdicts = ["drift", "small", "unknown", "none"] as const;
