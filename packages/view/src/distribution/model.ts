import { partOf, type Report } from "@driftline/drift";
import type { State } from "../protocol.ts";
import { keptOf } from "../report/kept.ts";

export interface DistributionState extends State {
  readonly view: "distribution";
  /** A report of the one column. */
  readonly report: unknown;
}

/** One column of a report, large; a report of one column needs no name. */
export function distributionModel(report: Report, name = report.columns[0]?.name): DistributionState {
  const { segments: _others, ...rest } = report;
  const columns = report.columns.filter((column) => column.name === name);
  const alone: Report = { ...rest, columns, notes: [], partOf: partOf(report) };
  return { view: "distribution", report: keptOf(alone) };
}
