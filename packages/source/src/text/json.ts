import { DriftlineError } from "@driftline/drift";
import { type Cells, cellsOfColumns, columnsOf } from "../arrays.ts";
import { cellsOfRows } from "../rows.ts";
import type { Columns } from "../table.ts";
import { checkSameColumns, type FirstFile, type TextPart } from "./sameColumns.ts";

/** A table from JSON, an array of objects or an object of arrays, in one file or several of the same columns. */
export function readJson(parts: Iterable<TextPart>): Columns {
  return together(parts, ({ path, bytes }) => {
    const value = parse(bytes.toString("utf8"), path);
    if (Array.isArray(value)) return cellsOfRows(value, path);
    if (typeof value === "object" && value !== null) return cellsOfColumns(Object.entries(value), path);
    throw new DriftlineError(
      "badShape",
      `${path}: the JSON must be an array of objects or an object of arrays, got ${JSON.stringify(value).slice(0, 40)}`,
    );
  });
}

/** A table from one JSON object a line, in one file or several; blank lines are skipped. */
export function readJsonLines(parts: Iterable<TextPart>): Columns {
  return together(parts, ({ path, bytes }) => {
    const lines = bytes.toString("utf8").split("\n");
    const objects = lines.flatMap((line, index) => (line.trim() === "" ? [] : [parse(line, path, index + 1)]));
    return cellsOfRows(objects, path);
  });
}

function together(parts: Iterable<TextPart>, read: (part: TextPart) => Cells): Columns {
  let first: FirstFile | undefined;
  let rows = 0;
  const all = new Map<string, unknown[]>();
  for (const part of parts) {
    const { columns, rows: more } = read(part);
    if (first) checkSameColumns([...columns.keys()], part.path, first);
    first ??= { path: part.path, names: [...columns.keys()] };
    for (const [name, cells] of columns) all.set(name, (all.get(name) ?? []).concat(Array.from(cells)));
    rows += more;
  }
  return columnsOf({ rows, columns: all }, first?.path ?? "");
}

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** A whole value of so many digits that a double may round it. */
const longDigits = /[[:,\s]-?\d{16,}\s*[\]},\s]/;

/** Whole numbers beyond 2^53 keep their digits. */
const keepDigits: Reviver = (_, value, context) => {
  const mayRound = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  return mayRound && context?.source && /^-?\d+$/.test(context.source) ? BigInt(context.source) : value;
};

/** Whole numbers beyond 2^53 come as bigints. */
export function parseJson(text: string): unknown {
  return longDigits.test(` ${text} `) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function parse(text: string, path: string, line?: number): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    const at =
      line ?? text.slice(0, position === undefined ? text.trimEnd().length : Number(position)).split("\n").length;
    const what = message.replace(/(?: in JSON at position|, "|, \.\.\.").*$/s, "");
    throw new DriftlineError("badJson", `${path}: line ${at} is not valid JSON: ${what}`);
  }
}
