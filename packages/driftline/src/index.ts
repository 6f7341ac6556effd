export {
  type Bins,
  type CategorySummary,
  type ColumnReport,
  DriftlineError,
  defineMeasure,
  type EffectSize,
  type Evidence,
  html,
  type Interval,
  json,
  type Kind,
  type Measure,
  type MeasureReport,
  type MissingReport,
  markdown,
  measures,
  type Note,
  type NumberSummary,
  type Pair,
  type Report,
  type ReportOptions,
  reportSchema,
  type SegmentColumn,
  type SegmentReport,
  type Shift,
  type SmallestEffect,
  type Source,
  type TextSummary,
  type TimeSummary,
  text,
  type Verdict,
  version,
} from "@driftline/drift";
export {
  type Adult,
  type AdultRow,
  type AdultScenario,
  adult,
  arrays,
  file,
  rows,
  type Table,
  type TableOptions,
  type TimedAdultRow,
} from "@driftline/source";
export { type CompareOptions, compare } from "./compare.ts";
export { type DecideOptions, decide } from "./decide.ts";
export type { MimeBundle, Shown } from "./dress/display.ts";
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
