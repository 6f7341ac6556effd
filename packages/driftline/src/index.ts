export {
  type Bins,
  type CategorySummary,
  type ColumnReport,
  DriftlineError,
  defineMeasure,
  type EffectSize,
  type Evidence,
  type Interval,
  type Kind,
  type Measure,
  type MeasureReport,
  type MissingReport,
  measures,
  type Note,
  type NumberSummary,
  type Pair,
  type Report,
  type ReportOptions,
  type SegmentColumn,
  type SegmentReport,
  type Shift,
  type SmallestEffect,
  type Source,
  type TextSummary,
  type TimeSummary,
  type Verdict,
  version,
} from "@driftline/drift";
export { json, markdown, reportSchema, text } from "@driftline/drift/render";
export {
  type Adult,
  type AdultRow,
  type AdultScenario,
  adult,
  arrays,
  type DeclaredOptions,
  type DeclaredRow,
  type DeclaredTable,
  file,
  type Moment,
  rows,
  type Table,
  type TableOptions,
  type TimedAdultRow,
  table,
} from "@driftline/source";
export { type CompareOptions, compare } from "./compare.ts";
export { type DecideOptions, decide } from "./decide.ts";
export { type DescribeOptions, describe } from "./describe/describe.ts";
export type { DescribedColumn, TableDescription } from "./describe/description.ts";
export type { MimeBundle, Shown } from "./dress/display.ts";
export { type HtmlOptions, html } from "./html.ts";
export { readReport } from "./readReport.ts";
export { show } from "./show.ts";
export type {
  AnyColumn,
  BooleanColumn,
  CategoryColumn,
  KeptQuantile,
  NumberColumn,
  TextColumn,
  TimeColumn,
} from "./typed/columns.ts";
export type { MeasureName, MeasureRequest } from "./typed/measureNames.ts";
export type { DriftReport } from "./typed/report.ts";
export type { AnyTable } from "./typed/tables.ts";
export type { Difference, TableCheck, Verification } from "./verify/verification.ts";
export { type VerifyOptions, verify } from "./verify/verify.ts";
