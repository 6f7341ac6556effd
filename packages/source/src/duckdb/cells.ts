import type { Cell } from "@driftline/drift";
import { parseJson } from "../text/json.ts";
import type { CellReader, Doubt } from "./cellReader.ts";
import { decimalReader } from "./decimalCells.ts";
import { identifier, literal } from "./sql.ts";
import { timeReader } from "./timeCells.ts";

export type { CellReader } from "./cellReader.ts";

/** What is beyond the whole numbers that doubles hold keeps its digits. */
const exact = 2 ** 53;

const doubles = /^(?:FLOAT|DOUBLE|U?TINYINT|U?SMALLINT|U?INTEGER)$/;
const long = /^(?:U?BIGINT|U?HUGEINT|BIGNUM)$/;
const times = /^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/;
const timesOfDay = /^TIME(?:_NS| WITH TIME ZONE)?$/;
const nested = /\[\d*\]$|^(?:STRUCT|MAP|UNION)\b/;

/** How cells of a type of DuckDB's are read. */
export function readerOf(name: string, type: string): CellReader {
  const column = identifier(name);
  if (doubles.test(type)) return narrowed(name);
  if (long.test(type)) return longReader(column, type);
  const [, digits, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (digits !== undefined) {
    if (scale === "0" && Number(digits) > 15) return longReader(column, "BIGINT");
    return decimalReader(column, Number(digits), Number(scale));
  }
  if (times.test(type)) return timeReader(column, type);
  if (timesOfDay.test(type)) {
    const message = "holds durations or times of day; they are compared in seconds";
    return { plain: `epoch(${column})`, holds: "number", note: { code: "seconds", message } };
  }
  if (type === "BOOLEAN") return { other: `${column}::VARCHAR`, cellOf: (text) => text === "true" };
  if (type === "BLOB") {
    const message = "holds bytes; they are compared as their hexadecimal text";
    return { other: `'0x' || lower(hex(${column}))`, note: { code: "bytes", message } };
  }
  if (type === "JSON") return readerOfJson(`trim(${column}::VARCHAR, ' ' || chr(9) || chr(10) || chr(13))`);
  if (nested.test(type))
    return { other: `to_json(${column})::VARCHAR`, cellOf: jsonCell, doubt: nestedDoubt(`${column} IS NOT NULL`) };
  return { other: `${column}::VARCHAR`, ...(type === "VARCHAR" ? { numeric: true } : {}) };
}

/** Numbers that doubles hold. */
export function narrowed(name: string): CellReader {
  return { plain: `${identifier(name)}::DOUBLE`, holds: "number" };
}

function longReader(column: string, type: string): CellReader {
  const within = type.startsWith("U") ? `${column} <= ${exact}` : `${column} BETWEEN -${exact} AND ${exact}`;
  return {
    plain: `CASE WHEN ${within} THEN ${column}::DOUBLE END`,
    holds: "number",
    other: `CASE WHEN NOT (${within}) THEN ${column}::VARCHAR END`,
    cellOf: BigInt,
    long: true,
  };
}

function nestedDoubt(where: string): Doubt {
  return {
    code: "nested",
    ask: (from) => `SELECT count(*)::DOUBLE, NULL::VARCHAR FROM ${from} WHERE ${where}`,
    says: (name, cells) => `${cells} cells of ${name} hold objects or arrays; they are compared as their JSON text`,
  };
}

/** Decimal numbers that a double changes nothing of: no leading zeros, and no whole numbers of more than 15 digits. */
const decimal = "-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?";

/** Texts most of which are different numbers, as in CSV. */
export function numericTexts({ other = "", ...reader }: CellReader): CellReader {
  const matches = `regexp_full_match(${other}, ${literal(decimal)})`;
  return {
    ...reader,
    plain: `CASE WHEN ${matches} THEN (${other})::DOUBLE END`,
    holds: "number",
    other: `CASE WHEN NOT ${matches} THEN ${other} END`,
  };
}

/** Cells of JSON files, as the JSON that stands there. */
export const jsonReader = (name: string): CellReader => readerOfJson(`${identifier(name)}::VARCHAR`);

function readerOfJson(text: string): CellReader {
  return {
    other: `CASE WHEN ${text} NOT IN ('null', 'NaN') THEN ${text} END`,
    cellOf: jsonCell,
    numeric: true,
    doubt: nestedDoubt(`left(${text}, 1) IN ('{', '[')`),
  };
}

function jsonCell(text: string): Cell {
  const value = parseJson(text);
  if (typeof value !== "object") return value as Cell;
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
}
