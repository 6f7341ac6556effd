// What says what is to be shown: light, and without a browser.
export { type ProgressState, progressModel } from "./progress/model.ts";
export type { Model, State } from "./protocol.ts";
export { type ReportState, reportModel } from "./report/model.ts";
