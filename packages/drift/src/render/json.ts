import type { Report } from "../report.ts";
import { reportSchema } from "../schema.ts";
import { firstThatFits } from "./fit.ts";
import { arranged } from "./schemaOrder.ts";
import { type Keep, trimmed } from "./trim.ts";

export interface JsonOptions {
  /** A file keeps every digit. A notebook keeps six, and of wide reports the details of the worst columns. */
  readonly for?: "file" | "notebook";
  /** Spaces a level; 2 in files, none in notebooks, unless told. */
  readonly indent?: number;
}

/** Notebooks keep every output they ever showed: no more than this many bytes. */
export const notebookJsonLimit = 48_000;

/** Segments are shortened before columns are: pictures of columns are looked at first. */
const notebookLevels: readonly Keep[] = [
  ...[20, 10, 5, 3].map((segmentColumns) => ({ details: 100, columns: Infinity, segmentColumns })),
  ...[50, 25, 12, 6, 0].map((details) => ({ details, columns: Infinity, segmentColumns: 3 })),
  ...[100, 60, 30, 15, 5].map((columns) => ({ details: 0, columns, segmentColumns: 1 })),
];

/** A report as JSON: keys in the schema's order, numbers that are not finite as the strings "NaN", "Infinity" and "-Infinity". */
export function json(report: Report, options: JsonOptions = {}): string {
  if (options.for !== "notebook") return `${write(report, options.indent ?? 2)}\n`;
  return firstThatFits(notebookLevels, (keep) => write(trimmed(report, keep), options.indent ?? 0), notebookJsonLimit);
}

function write(report: Report, indent: number): string {
  return JSON.stringify(arranged(report, reportSchema, reportSchema), unlessFinite, indent);
}

function unlessFinite(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
