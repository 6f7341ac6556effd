import { type Assumption, DriftlineError } from "@driftline/drift";
import type { Column } from "./column.ts";
import { encode } from "./encode.ts";
import { type Columns, type Table, type TableOptions, tableSource } from "./table.ts";

export type ColumnArrays = Readonly<Record<string, ArrayLike<unknown>>>;
export type RowOf<Arrays> = {
  readonly [Name in keyof Arrays]: Arrays[Name] extends ArrayLike<infer Value> ? Value : never;
};

/** Cells by column, all equally many. */
export interface Cells {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ArrayLike<unknown>>;
}

/**
 * A table from its columns: arrays or typed arrays, in an object or a Map, all of one length. null, undefined and NaN
 * are missing. A Float64Array is not copied: leave it as it is while the table is in use.
 *
 *     arrays({ age: [39, 50, null], education: ["Bachelors", "HS-grad", "11th"] }, { name: "training" });
 */
export function arrays(columns: ReadonlyMap<string, ArrayLike<unknown>>, options?: TableOptions): Table;
export function arrays<Arrays extends ColumnArrays>(columns: Arrays, options?: TableOptions): Table<RowOf<Arrays>>;
export function arrays(
  columns: ColumnArrays | ReadonlyMap<string, ArrayLike<unknown>>,
  options: TableOptions = {},
): Table {
  const name = options.name ?? "arrays";
  const entries = columns instanceof Map ? [...columns] : Object.entries(columns);
  return tableSource(columnsOf(cellsOfColumns(entries, name), name), name, options.types, options.time);
}

export function cellsOfColumns(entries: readonly (readonly [string, unknown])[], name: string): Cells {
  const columns = new Map<string, ArrayLike<unknown>>();
  for (const [column, cells] of entries) {
    if (!isArrayLike(cells)) {
      const what = cells === null ? "null" : `${typeof cells}`;
      throw new DriftlineError(
        "notArray",
        `${name}: column ${JSON.stringify(column)} must be an array of cells, got ${what}`,
      );
    }
    columns.set(column, cells);
  }
  const [first] = columns;
  const rows = first?.[1].length ?? 0;
  for (const [column, cells] of columns) {
    if (cells.length === rows) continue;
    throw new DriftlineError(
      "unequalLengths",
      `${name}: column ${JSON.stringify(column)} has ${cells.length} cells but ${JSON.stringify(first?.[0])} has ${rows}; all columns must be equally long`,
    );
  }
  return { rows, columns };
}

export function columnsOf({ rows, columns }: Cells, name: string): Columns {
  const encoded = new Map<string, Column>();
  const notes: Assumption[] = [];
  for (const [column, cells] of columns) {
    const { column: held, note } = encode(cells, name, column);
    encoded.set(column, held);
    if (note) notes.push(note);
  }
  return { rows, columns: encoded, notes, typed: true };
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
