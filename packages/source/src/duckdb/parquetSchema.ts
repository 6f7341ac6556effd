import { type Engine, engineFor } from "./engine.ts";
import type { ParquetFile } from "./parquet.ts";
import { pathLiteral } from "./sql.ts";

export interface ParquetColumn {
  readonly name: string;
  /** A type of DuckDB's, or for nested ones what they are made of. */
  readonly type: string;
  /** Written as a column that never holds anything, of no type. */
  readonly isNothing: boolean;
  /** Decimals of more digits than DuckDB can hold, which it reads wrongly. */
  readonly isTooWide: boolean;
}

interface Node {
  readonly name: string;
  readonly type: string | null;
  readonly logical: string | null;
  readonly precision: number;
  readonly children: number;
}

const mostDigits = 38;

/** The columns that each file says it has. */
export async function parquetColumns(files: readonly ParquetFile[], table: string): Promise<ParquetColumn[][]> {
  const engine: Engine = engineFor(table, undefined);
  const all: ParquetColumn[][] = [];
  for (const { whole } of files) {
    const found = await engine.run(
      `SELECT name, duckdb_type, logical_type, coalesce(precision, 0)::DOUBLE, coalesce(num_children, 0)::DOUBLE FROM parquet_schema(${pathLiteral(whole)})`,
    );
    const [names, types, logical] = [0, 1, 2].map((column) => found.texts(column)) as [
      (string | null)[],
      (string | null)[],
      (string | null)[],
    ];
    const [precision, children] = [found.numbers(3), found.numbers(4)];
    const nodes = names.map(
      (name, index): Node => ({
        name: name ?? "",
        type: types[index] ?? null,
        logical: logical[index] ?? null,
        precision: precision[index] as number,
        children: children[index] as number,
      }),
    );
    all.push(topLevel(nodes));
  }
  return all;
}

/** A schema is listed from the root on, each node before its children. */
function topLevel(nodes: readonly Node[]): ParquetColumn[] {
  const columns: ParquetColumn[] = [];
  let next = 1;
  const typeHere = (): string => {
    const { type, children } = nodes[next] as Node;
    next += 1;
    if (children === 0) return type ?? "";
    const parts = Array.from({ length: children }, () => `${JSON.stringify(nodes[next]?.name)} ${typeHere()}`);
    return `{${parts.join(", ")}}`;
  };
  while (next < nodes.length) {
    const { name, logical, precision } = nodes[next] as Node;
    columns.push({ name, type: typeHere(), isNothing: logical === "NullType()", isTooWide: precision > mostDigits });
  }
  return columns;
}
