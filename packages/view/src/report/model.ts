import type { Report, SmallestEffect } from "@driftline/drift";
import { json } from "@driftline/drift/render/json";
import type { State } from "../protocol.ts";

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
    report: JSON.parse(json(report, { for: "notebook" })),
    falseAlarms: null,
    smallestEffect: null,
  };
}
