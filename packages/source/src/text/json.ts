import { constants } from "node:buffer";
import { DriftlineError } from "@driftline/drift";
import { type Cells, cellsOfColumns, columnsOf } from "../arrays.ts";
import { cellsOfRows } from "../rows.ts";
import type { Columns } from "../table.ts";
import { checkSameColumns, type FirstFile, type TextPart } from "./sameColumns.ts";

/** A table from JSON, an array of objects or an object of arrays, in one file or several of the same columns. */
export function readJson(parts: Iterable<TextPart>): Columns {
  return together(parts, ({ path, bytes }) => {
    if (bytes.length > constants.MAX_STRING_LENGTH)
      throw new DriftlineError(
        "tooLarge",
        `${path}: JSON of over 512 MB cannot be read in one piece; write it as .ndjson, one object a line`,
      );
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
  return together(parts, (part) => cellsOfRows([...jsonLines(part)], part.path));
}

/** Reads lines without keeping any of them: stops at one that is no JSON. */
export function checkJsonLines(part: TextPart): void {
  for (const _ of jsonLines(part));
}

/** The values of the lines that hold one. */
export function* jsonLines({ path, bytes }: TextPart): Generator<unknown> {
  let from = 0;
  for (let line = 1; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const text = bytes.toString("utf8", from, end < 0 ? bytes.length : end);
    if (text.trim() !== "") yield parse(text, path, line);
    from = end < 0 ? bytes.length : end + 1;
  }
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

/** Whole numbers beyond 2^53 come as bigints. NaN and infinities are no JSON, but what Python writes: NaN is null. */
export function parseJson(text: string): unknown {
  const reviver = longDigits.test(` ${text} `) ? keepDigits : undefined;
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    const plain = text.replace(outsideTexts, (found) =>
      found === "Infinity" ? "1e999" : found === "NaN" ? "null" : found,
    );
    return JSON.parse(plain, reviver);
  }
}

/** Texts, which stay as they are, and the words. */
const outsideTexts = /"(?:[^"\\]|\\.)*"|\b(?:NaN|Infinity)\b/g;

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
