import type { Report } from "../report.ts";
import { arranged } from "./arranged.ts";
import { bytesOf, firstThatFits } from "./fit.ts";
import { reportShape } from "./shape.ts";
import { type Keep, trimmed } from "./trim.ts";

export interface JsonOptions {
  /** A file keeps every digit. A notebook keeps six, and of wide reports the details of the worst columns. */
  readonly for?: "file" | "notebook";
  /** Spaces a level; 2 in files, none in notebooks, unless told. */
  readonly indent?: number;
}

/** Notebooks keep every output they ever showed: no more than this many bytes, as they write it. */
export const notebookJsonLimit = 56_000;

/** Segments are shortened before columns are: pictures of columns are looked at first. */
const notebookLevels: readonly Keep[] = [
  ...[20, 10, 5, 3].map((segmentColumns) => ({ details: 100, columns: Infinity, segmentColumns })),
  ...[50, 25, 12, 6, 0].map((details) => ({ details, columns: Infinity, segmentColumns: 3 })),
  ...[100, 60, 30, 15, 5].map((columns) => ({ details: 0, columns, segmentColumns: 1 })),
];

/** A report as JSON: keys in the schema's order, numbers that are not finite as the strings "NaN", "Infinity" and "-Infinity". */
export function json(report: Report, options: JsonOptions = {}): string {
  if (options.for !== "notebook") return `${write(report, options.indent ?? 2)}\n`;
  const written = (keep: Keep): string => write(trimmed(report, keep), options.indent ?? 0);
  return firstThatFits(notebookLevels, written, notebookJsonLimit, bytesInNotebook);
}

/** A notebook writes every item on a line of its own, a space a level in; an output's data are six levels in. */
export function bytesInNotebook(text: string): number {
  const bytes = bytesOf(text);
  if (bytes > notebookJsonLimit) return bytes;
  const lines = JSON.stringify(JSON.parse(text), null, 1);
  return bytesOf(lines) + 6 * (lines.split("\n").length - 1);
}

function write(report: Report, indent: number): string {
  return JSON.stringify(arranged(report, reportShape()), unlessFinite, indent);
}

function unlessFinite(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
