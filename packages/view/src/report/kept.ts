import type { Report } from "@driftline/drift";
import { json } from "@driftline/drift/render/json";

/** What a notebook keeps of a report. */
export const keptOf = (report: Report): unknown => JSON.parse(json(report, { for: "notebook" }));
