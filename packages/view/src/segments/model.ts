import type { Report } from "@driftline/drift";
import type { State } from "../protocol.ts";
import { keptOf } from "../report/kept.ts";

export interface SegmentsState extends State {
  readonly view: "segments";
  readonly report: unknown;
}

export function segmentsModel(report: Report): SegmentsState {
  return { view: "segments", report: keptOf(report) };
}
