import { type Assumption, DriftlineError } from "@driftline/drift";
import type { Column } from "../../column.ts";
import type { Columns } from "../../table.ts";
import { checkNames } from "../frame.ts";
import { columnOf, type Read } from "./column.ts";
import type { ArrowData, ArrowTable } from "./data.ts";

/** The columns of tables one after the other, which have the same names in any order. */
export function arrowColumns(tables: readonly ArrowTable[], name: string): Columns {
  const chunks = new Map<string, ArrowData[]>();
  let rows = 0;
  for (const table of tables) {
    const names = table.schema.fields.map((field) => field.name);
    checkNames(names, name);
    rows += table.numRows;
    for (const [index, column] of names.entries()) {
      const data = table.getChildAt(index)?.data ?? [];
      chunks.set(column, [...(chunks.get(column) ?? []), ...data]);
    }
  }
  const columns = new Map<string, Column>();
  const notes: Assumption[] = [];
  for (const [column, data] of chunks) {
    const read = orSayWhere(name, column, () => columnOf(data, rows, name, column));
    columns.set(column, read.column);
    notes.push(...read.notes);
  }
  return { rows, columns, notes, typed: true };
}

function orSayWhere(table: string, column: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof DriftlineError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DriftlineError(
      "badArrow",
      `${table}: column ${JSON.stringify(column)} cannot be read (${why}); make the table again`,
    );
  }
}
