import type { Report, SmallestEffect } from "@driftline/drift";
import type { State } from "../protocol.ts";
import { keptOf } from "./kept.ts";

/** `falseAlarms` and `smallestEffect` are what a person moved in the page; null stands for those of the report. */
export interface ReportState extends State {
  readonly view: "report";
  readonly report: unknown;
  readonly falseAlarms: number | null;
  readonly smallestEffect: SmallestEffect | null;
}

export function reportModel(report: Report): ReportState {
  return {
    view: "report",
    report: keptOf(report),
    falseAlarms: null,
    smallestEffect: null,
  };
}
