import { readReport as readPlain } from "@driftline/drift/render";
import { dress } from "./dress/dressReport.ts";
import type { DriftReport } from "./typed/report.ts";

/** A report again from the JSON that `json`, JSON.stringify or the command wrote. */
export function readReport(text: string): DriftReport {
  return dress(readPlain(text));
}
