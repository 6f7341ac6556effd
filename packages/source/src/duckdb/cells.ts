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
  /** What there is to say of every cell of the type. */
  readonly note?: { readonly code: string; readonly message: string };
  readonly doubt?: Doubt;
}

/** What there is to say of some cells of a type, where there are any. */
export interface Doubt {
  readonly code: string;
  /** SQL of how many there are, and of one to show. */
  ask(from: string): string;
  says(column: string, cells: number, rows: number, example: string): string;
}

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

/** So many of the decimals that may have too many digits show whether they do. */
const glance = 1000;

/** Decimals of up to 15 digits are the nearest double, longer ones may be the next one to it. */
function decimalReader(column: string, digits: number, scale: number): CellReader {
  const reader = { plain: `${column}::DOUBLE`, holds: "number" } as const;
  if (digits <= 15) return reader;
  const type = `DECIMAL(${digits},${scale})`;
  const long = `'1e${15 - scale}'::${type}`;
  const likely = (from: string) =>
    `SELECT ${column} AS v FROM ${from} WHERE ${column} >= ${long} OR ${column} <= -${long}`;
  return {
    ...reader,
    doubt: {
      code: "rounded",
      ask: (from) =>
        `SELECT count(*)::DOUBLE, min(v)::VARCHAR FROM (${likely(from)} LIMIT ${glance}) WHERE TRY_CAST(v::DOUBLE::VARCHAR AS ${type}) IS DISTINCT FROM v`,
      says: (name, _cells, _rows, example) =>
        `cells of ${name} have more digits than a double holds, such as ${example}; they are rounded`,
    },
  };
}

/** Of times before and after all others, as DuckDB has them, a Date holds none; neither does it of far years. */
const beyondDates: ReadonlyMap<string, (column: string) => string> = new Map([
  ["DATE", (column) => `${column} < '271822-04-20 (BC)'::DATE OR ${column} > '275760-09-13'::DATE`],
  ["TIMESTAMP_NS", (column) => `NOT isfinite(${column})`],
]);

const beyondDate = (type: string, column: string): string => {
  const end = (sign: "" | "-") =>
    `${type.includes("ZONE") ? "make_timestamptz" : "make_timestamp"}(${sign}8640000000000000000)`;
  return beyondDates.get(type)?.(column) ?? `${column} < ${end("-")} OR ${column} > ${end("")}`;
};

/** Milliseconds with what fraction there is: the same doubles as of the ISO texts. */
function timeReader(column: string, type: string): CellReader {
  const beyond = beyondDate(type, column);
  return {
    plain: `CASE WHEN NOT (${beyond}) THEN ${milliseconds(column, type)} END`,
    holds: "time",
    doubt: {
      code: "beyondTime",
      ask: (from) => `SELECT count(*)::DOUBLE, NULL::VARCHAR FROM ${from} WHERE ${beyond}`,
      says: (name, cells, rows) =>
        `${cells} of ${rows} times of ${name} are beyond what a Date holds, the years -271821 to 275760; they count as missing`,
    },
  };
}

function milliseconds(column: string, type: string): string {
  if (type === "DATE") return `epoch_ms(${column}::TIMESTAMP)::DOUBLE`;
  if (type === "TIMESTAMP_NS")
    return `(epoch_ns(${column}) // 1000000)::DOUBLE + (epoch_ns(${column}) % 1000000) / 1e6`;
  return `(epoch_us(${column}) // 1000)::DOUBLE + (epoch_us(${column}) % 1000) / 1e3`;
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
