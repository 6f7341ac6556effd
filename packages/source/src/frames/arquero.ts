import { cellsOfColumns, columnsOf } from "../arrays.ts";
import type { Frame } from "./frame.ts";

interface ArqueroTable {
  columnNames(): readonly string[];
  column(name: string): unknown;
  array(name: string): readonly unknown[];
  isFiltered(): boolean;
  isOrdered(): boolean;
}

const methods = ["columnNames", "column", "array", "isFiltered", "isOrdered"] as const;

/** Tables of arquero, filtered and ordered as they are; grouping changes no row. */
export const arquero: Frame<ArqueroTable> = {
  matches(value): value is ArqueroTable {
    const held: Partial<Record<(typeof methods)[number], unknown>> = value;
    return methods.every((method) => typeof held[method] === "function");
  },
  columns(table, name) {
    const isWhole = !table.isFiltered() && !table.isOrdered();
    const cells = (column: string): unknown => {
      const held = table.column(column);
      return isWhole && (Array.isArray(held) || ArrayBuffer.isView(held)) ? held : table.array(column);
    };
    return columnsOf(
      cellsOfColumns(
        table.columnNames().map((column) => [column, cells(column)]),
        name,
      ),
      name,
    );
  },
};
