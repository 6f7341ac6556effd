import type { Cell } from "@driftline/drift";
import { parseJson } from "../text/json.ts";
import { identifier, literal } from "./sql.ts";

/**
 * How a column's cells are read. Plain numbers and times are doubles, which are quick to fetch; the others are texts from
 * which each different one is made a cell, as in any other source.
 */
export interface CellReader {
  /** SQL of a double, NULL where the cell is no plain number. */
  readonly plain?: string;
  readonly holds?: "number" | "time";
  /** SQL of a text, NULL where the cell is plain or is not there. */
  readonly other?: string;
  readonly cellOf?: (text: string) => Cell;
  /** Whether the texts may be numbers. */
  readonly numeric?: true;
  /** Whether it may be whole numbers that a double rounds. */
  readonly long?: true;
  /** Whether plain values repeat so often that they are counted rather than fetched. */
  readonly few?: true;
  /** Whether a plain value was seen. */
  readonly seen?: true;
  readonly note?: { readonly code: string; readonly message: string };
}

/** What is beyond the whole numbers that doubles hold keeps its digits. */
const exact = 2 ** 53;

const doubles = /^(?:FLOAT|DOUBLE|U?TINYINT|U?SMALLINT|U?INTEGER)$/;
const long = /^(?:U?BIGINT|U?HUGEINT|BIGNUM)$/;
const times = /^(?:DATE|TIMESTAMP(?:_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/;
const nested = /\[\d*\]$|^(?:STRUCT|MAP|UNION|VARIANT)\b/;

/** How cells of a type of DuckDB's are read. */
export function readerOf(name: string, type: string): CellReader {
  const column = identifier(name);
  if (doubles.test(type)) return narrowed(name);
  if (long.test(type)) {
    const within = `${column} BETWEEN -${exact} AND ${exact}`;
    return {
      plain: `CASE WHEN ${type.startsWith("U") ? `${column} <= ${exact}` : within} THEN ${column}::DOUBLE END`,
      holds: "number",
      other: `CASE WHEN NOT (${type.startsWith("U") ? `${column} <= ${exact}` : within}) THEN ${column}::VARCHAR END`,
      cellOf: BigInt,
      long: true,
    };
  }
  const [, digits] = /^DECIMAL\((\d+),/.exec(type) ?? [];
  if (digits !== undefined) {
    const reader = { plain: `${column}::DOUBLE`, holds: "number" } as const;
    if (Number(digits) <= 15) return reader;
    const message = `${type} is compared as doubles, which hold 15 digits`;
    return { ...reader, note: { code: "decimals", message } };
  }
  if (times.test(type)) {
    // Times before and after all others, as DuckDB has them, are no times.
    const instant = `epoch_us(${column}::${type === "TIMESTAMP WITH TIME ZONE" ? "TIMESTAMPTZ" : "TIMESTAMP"})`;
    return { plain: `CASE WHEN isfinite(${column}) THEN ${instant} / 1000 END`, holds: "time" };
  }
  if (type === "BOOLEAN") return { other: `${column}::VARCHAR`, cellOf: (text) => text === "true" };
  if (nested.test(type)) {
    const message = `${type} cells are compared as their JSON text`;
    return { other: `to_json(${column})::VARCHAR`, note: { code: "nested", message } };
  }
  return { other: `${column}::VARCHAR`, ...(type === "VARCHAR" ? { numeric: true } : {}) };
}

/** Numbers that doubles hold. */
export function narrowed(name: string): CellReader {
  return { plain: `${identifier(name)}::DOUBLE`, holds: "number" };
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
export function jsonReader(name: string): CellReader {
  const text = `${identifier(name)}::VARCHAR`;
  return { other: `CASE WHEN ${text} <> 'null' THEN ${text} END`, cellOf: jsonCell, numeric: true };
}

function jsonCell(text: string): Cell {
  const value = parseJson(text);
  if (typeof value !== "object") return value as Cell;
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
}
