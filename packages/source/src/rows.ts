import { DriftlineError } from "@driftline/drift";
import { type Cells, columnsOf } from "./arrays.ts";
import { type Table, type TableOptions, tableSource } from "./table.ts";

/**
 * A table from an array of objects. Its columns are the keys of all of them; a key that a row does not have is missing
 * there.
 *
 *     rows([{ age: 39, education: "Bachelors" }, { age: 50 }], { name: "training" });
 */
export function rows<Row extends object>(objects: readonly Row[], options: TableOptions = {}): Table<Row> {
  const name = options.name ?? "rows";
  return tableSource<Row>(columnsOf(cellsOfRows(objects, name), name), name, options.types, options.time);
}

export function cellsOfRows(objects: readonly unknown[], name: string): Cells {
  const columns = new Map<string, unknown[]>();
  objects.forEach((row, index) => {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      const what = Array.isArray(row) ? "an array" : row === null ? "null" : `a ${typeof row}`;
      throw badRow(name, index, what);
    }
    for (const [column, cell] of Object.entries(row)) {
      let cells = columns.get(column);
      if (cells === undefined) {
        cells = new Array<unknown>(objects.length).fill(null);
        columns.set(column, cells);
      }
      cells[index] = cell;
    }
  });
  return { rows: objects.length, columns };
}

export function badRow(name: string, index: number, what: string): DriftlineError {
  return new DriftlineError("badRow", `${name}: row ${index} must be an object of column names and cells, got ${what}`);
}
