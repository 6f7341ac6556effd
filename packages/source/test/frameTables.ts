import type { Cell } from "@driftline/drift";
import {
  Bool,
  type DataType,
  Field,
  Float64,
  Int64,
  makeData,
  Null,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { ConformanceTable } from "./conformanceCases.ts";

/** The type that holds what an array of cells does; texts as they are, or by a dictionary. */
export function arrowType(cells: readonly (Cell | null)[], texts: () => DataType = () => new Utf8()): DataType {
  const cell = cells.find((each) => each !== null);
  if (cell === undefined) return new Null();
  if (typeof cell === "string") return texts();
  if (typeof cell === "boolean") return new Bool();
  if (cell instanceof Date) return new TimestampMillisecond();
  return typeof cell === "bigint" ? new Int64() : new Float64();
}

/** An Arrow table in chunks of so many rows at most. */
export function arrowTable(table: ConformanceTable, texts?: () => DataType, chunk = Number.POSITIVE_INFINITY): Table {
  const schema = new Schema([...table].map(([name, cells]) => new Field(name, arrowType(cells, texts), true)));
  const rows = table.values().next().value?.length ?? 0;
  const batches: RecordBatch[] = [];
  for (let start = 0; start === 0 || start < rows; start += chunk) {
    const length = Math.min(chunk, rows - start);
    const children = [...table.values()].map((cells, index) => {
      const type = schema.fields[index]?.type as DataType;
      const data = vectorFromArray(cells.slice(start, start + length), type).data[0];
      return data ?? makeData({ type, length: 0 });
    });
    batches.push(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, children })));
    if (chunk === Number.POSITIVE_INFINITY) break;
  }
  return new Table(schema, batches);
}

/** Cells of row i in the order of the columns. */
export function cellRows(table: ConformanceTable): (Cell | null)[][] {
  const length = table.values().next().value?.length ?? 0;
  return Array.from({ length }, (_, row) => [...table.values()].map((cells) => cells[row] ?? null));
}
