import { type Assumption, type Cell, DriftlineError } from "@driftline/drift";
import type { Column } from "./column.ts";
import { dictionaryOf } from "./dictionary.ts";
import { encodedColumn } from "./encoded.ts";
import { plainColumn } from "./plain.ts";

export interface Encoded {
  readonly column: Column;
  readonly note?: Assumption;
}

/**
 * A column from cells of any kind. Numbers alone, and Dates alone, become a plain array; anything else is a dictionary
 * of the different cells. Objects and arrays become their JSON, as a category.
 */
export function encode(cells: ArrayLike<unknown>, table: string, name: string): Encoded {
  if (cells instanceof Float64Array) return { column: plainColumn(cells, "number") };
  const plain = plainNumbers(cells) ?? plainTimes(cells);
  if (plain) return { column: plain };
  const codes = new Int32Array(cells.length);
  const found = new Map<Cell, number>();
  const times = new Map<number, number>();
  const dictionary: Cell[] = [];
  let nested = 0;
  for (let row = 0; row < cells.length; row += 1) {
    let value = cells[row];
    let cell = cellOf(value);
    if (cell === undefined && typeof value === "object" && value !== null) {
      // Times of other libraries know their ISO text.
      if ("toJSON" in value && typeof value.toJSON === "function") value = value.toJSON();
      cell = cellOf(value) ?? asJson(value, table, name, row);
      if (typeof value === "object" && value !== null) nested += 1;
    }
    if (cell === null) codes[row] = -1;
    else if (cell === undefined) throw badCell(table, name, row, `a ${typeof value}`);
    else {
      // Dates are objects: two of the same time are one cell.
      let code = cell instanceof Date ? times.get(cell.getTime()) : found.get(cell);
      if (code === undefined) {
        code = dictionary.length;
        if (cell instanceof Date) times.set(cell.getTime(), code);
        else found.set(cell, code);
        dictionary.push(cell);
      }
      codes[row] = code;
    }
  }
  const column = encodedColumn(
    codes,
    dictionaryOf(dictionary.length, (code) => dictionary[code] as Cell),
  );
  if (nested === 0) return { column };
  const message = `${nested} cells of ${JSON.stringify(name)} hold objects or arrays; they are compared as their JSON text`;
  return { column, note: { code: "nested", message } };
}

/** The cell of a value, null where it is missing, undefined where it is no cell as it stands. */
function cellOf(value: unknown): Cell | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint") return value;
  return value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value) : undefined;
}

function plainNumbers(cells: ArrayLike<unknown>): Column | undefined {
  return plainOf(cells, "number", (cell) => (typeof cell === "number" ? cell : undefined));
}

function plainTimes(cells: ArrayLike<unknown>): Column | undefined {
  return plainOf(cells, "time", (cell) => (cell instanceof Date ? cell.getTime() : undefined));
}

/** Undefined as soon as a cell is something else, or when none is there. */
function plainOf(
  cells: ArrayLike<unknown>,
  holds: "number" | "time",
  read: (cell: unknown) => number | undefined,
): Column | undefined {
  const values = new Float64Array(cells.length);
  let some = false;
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row];
    const value = cell === null || cell === undefined ? Number.NaN : read(cell);
    if (value === undefined) return undefined;
    if (!Number.isNaN(value)) some = true;
    values[row] = value;
  }
  return some ? plainColumn(values, holds) : undefined;
}

function asJson(value: unknown, table: string, name: string, row: number): string {
  try {
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part));
  } catch {
    throw badCell(table, name, row, "an object that has no JSON");
  }
}

function badCell(table: string, name: string, row: number, what: string): DriftlineError {
  return new DriftlineError(
    "badCell",
    `${table}: column ${JSON.stringify(name)}, row ${row} holds ${what}; a cell is a number, text, boolean, bigint, Date or null`,
  );
}
