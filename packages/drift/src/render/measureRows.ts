import type { ColumnReport } from "../report.ts";
import { bareProbability, decimal } from "./format.ts";

/** A measure beside the verdict, in words. */
export interface MeasureRow {
  readonly name: string;
  /** Why it has no answer; a user's text may be in it. */
  readonly error?: string;
  readonly score: string;
  /** What its own threshold says; empty where it has none. */
  readonly rule: string;
  /** Empty where it has none. */
  readonly p: string;
}

export function measureRows({ measures }: ColumnReport): readonly MeasureRow[] {
  return Object.entries(measures).map(([name, { score, pValue, threshold, drifted, error }]) => ({
    name,
    ...(error === undefined ? {} : { error }),
    score: score === undefined ? "–" : decimal(score),
    rule: threshold === undefined ? "" : `(${drifted ? "drifted" : "not drifted"}, threshold ${decimal(threshold)})`,
    p: pValue === undefined ? "" : bareProbability(pValue),
  }));
}
