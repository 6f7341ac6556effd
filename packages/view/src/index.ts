// What says what is to be shown: light, and without a browser.
export { type DistributionState, distributionModel } from "./distribution/model.ts";
export { type ProgressState, progressModel } from "./progress/model.ts";
export type { Model, State } from "./protocol.ts";
export { type ReportState, reportModel } from "./report/model.ts";
export { type SegmentsState, segmentsModel } from "./segments/model.ts";
