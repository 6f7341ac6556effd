// Rows as an HTML table: arrays of plain objects and danfojs frames.
import { inspect } from "node:util";

const mostRows = 100;
const mostColumns = 30;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

function cellText(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}

interface Grid {
  readonly columns: readonly string[];
  readonly index: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
  readonly total: number;
}

function htmlOf({ columns, index, rows, total }: Grid): string {
  const head = columns.slice(0, mostColumns).map((column) => `<th>${escapeHtml(column)}</th>`);
  const body = rows.map((row, at) => {
    const cells = row.slice(0, mostColumns).map((value) => `<td>${escapeHtml(cellText(value))}</td>`);
    return `<tr><th>${escapeHtml(String(index[at]))}</th>${cells.join("")}</tr>`;
  });
  const cut = total > rows.length || columns.length > mostColumns;
  const note = cut ? `<p>${total} rows × ${columns.length} columns</p>` : "";
  return `<table><thead><tr><th></th>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>${note}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function gridOfRows(value: readonly unknown[]): Grid | undefined {
  const shown = value.slice(0, mostRows);
  if (shown.length === 0 || !shown.every(isPlain)) return undefined;
  const columns = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return undefined;
  const rows = shown.map((row) => columns.map((column) => row[column]));
  return { columns, index: shown.map((_, at) => at), rows, total: value.length };
}

interface Frame {
  readonly columns: readonly unknown[];
  readonly index: readonly unknown[];
  readonly values: readonly unknown[];
  readonly shape: readonly number[];
  readonly $dataIncolumnFormat: unknown;
}

/** By its shape, as nothing here depends on the library. */
function isFrame(value: unknown): value is Frame {
  if (value === null || typeof value !== "object" || !("$dataIncolumnFormat" in value)) return false;
  const { columns, index, values, shape } = value as Frame;
  return Array.isArray(columns) && Array.isArray(index) && Array.isArray(values) && Array.isArray(shape);
}

function gridOfFrame({ columns, index, values }: Frame): Grid {
  const rows = values.slice(0, mostRows).map((row) => (Array.isArray(row) ? row : [row]));
  return { columns: columns.map(String), index: index.slice(0, mostRows), rows, total: values.length };
}

/** Nothing for what is no table. */
export function tableOf(value: unknown): string | undefined {
  const grid = Array.isArray(value) ? gridOfRows(value) : isFrame(value) ? gridOfFrame(value) : undefined;
  return grid && htmlOf(grid);
}
