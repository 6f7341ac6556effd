import type { Report } from "@driftline/drift";
import { json } from "@driftline/drift/render/json";
import type { State } from "../protocol.ts";

export interface SegmentsState extends State {
  readonly view: "segments";
  readonly report: unknown;
}

export function segmentsModel(report: Report): SegmentsState {
  return { view: "segments", report: JSON.parse(json(report, { for: "notebook" })) };
}
