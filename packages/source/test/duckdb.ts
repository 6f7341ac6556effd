import type { Cell } from "@driftline/drift";
import { DuckDBInstance } from "@duckdb/node-api";
import type { ConformanceTable } from "./conformanceCases.ts";

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;

function typeOf(cells: readonly (Cell | null)[]): string {
  const [first] = cells.filter((cell) => cell !== null);
  if (typeof first === "number") return "DOUBLE";
  if (typeof first === "bigint") return "BIGINT";
  if (typeof first === "boolean") return "BOOLEAN";
  return first instanceof Date ? "TIMESTAMP" : "VARCHAR";
}

function literalOf(cell: Cell | null): string {
  if (cell === null) return "NULL";
  if (cell instanceof Date) return text(cell.toISOString().replace("Z", ""));
  return typeof cell === "string" ? text(cell) : text(String(cell));
}

/** Runs statements in a DuckDB of its own, which `path` names. */
export async function runInDuckdb(path: string, ...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** The rows of a query's result. */
export async function askDuckdb(query: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(query)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

/** The statements that make a table of these cells, each column of its own type. */
export function tableStatements(table: ConformanceTable): string[] {
  const columns = [...table];
  const declared = columns.map(([column, cells]) => `${name(column)} ${typeOf(cells)}`);
  const rows = columns[0]?.[1].length ?? 0;
  const made = [`CREATE TABLE t (${declared.join(", ")})`];
  for (let from = 0; from < rows; from += 1000) {
    const values = Array.from({ length: Math.min(1000, rows - from) }, (_, row) => {
      const cells = columns.map(([, all]) => literalOf(all[from + row] ?? null));
      return `(${cells.join(", ")})`;
    });
    made.push(`INSERT INTO t VALUES ${values.join(", ")}`);
  }
  return made;
}
