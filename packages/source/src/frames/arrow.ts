import type { ArrowTable } from "./arrow/data.ts";
import { arrowColumns } from "./arrow/table.ts";
import type { Frame } from "./frame.ts";

/** Tables and record batches of apache-arrow, which DuckDB-Wasm and others give too. */
export const arrow: Frame<ArrowTable> = {
  matches(value): value is ArrowTable {
    const { schema, numRows, getChildAt }: Partial<ArrowTable> = value;
    const isTable = Array.isArray(schema?.fields) && typeof numRows === "number" && typeof getChildAt === "function";
    return isTable && ("batches" in value || "data" in value);
  },
  columns: (table, name) => arrowColumns([table], name),
};
