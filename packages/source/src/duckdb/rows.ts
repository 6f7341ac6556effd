import { type Answers, type Cell, cellText, type RowsColumn, readers } from "@driftline/drift";
import { notNumeric, type RowNeed } from "../answer.ts";
import { choose } from "../choose.ts";
import { unknownColumn } from "../table.ts";
import type { CellReader } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { type Relation, sampled } from "./relation.ts";

/** Answers for which the order of rows counts: chosen rows are fetched whole. */
export async function fetchRows(
  engine: Engine,
  relation: Relation,
  need: RowNeed,
  table: string,
): Promise<Answers[RowNeed["need"]]> {
  if (need.need === "rows") {
    const from = sampled(relation, choose(relation.rows, need.size, need.seed));
    const found: RowsColumn[] = [];
    for (const { column, as } of need.columns) {
      const cells = await cellsOf(engine, from, readerFor(relation, column, table));
      if (as === "category") found.push(cells.map((cell) => (cell === null ? undefined : cellText(cell))));
      else found.push(Float64Array.from(cells, (cell) => finiteOf(cell, as)));
    }
    return found;
  }
  const reader = readerFor(relation, need.column, table);
  if (need.need === "texts") {
    const terms = [reader.plain, reader.other].flatMap((sql) => (sql === undefined ? [] : [`(${sql}) IS NOT NULL`]));
    const held = `(SELECT * FROM ${relation.from} WHERE ${terms.join(" OR ")})`;
    const counted = await engine.run(`SELECT count(*)::DOUBLE FROM ${held}`);
    const chosen = choose(counted.numbers(0)[0] as number, need.size, need.seed);
    const cells = await cellsOf(engine, sampled({ ...relation, from: held }, chosen), reader);
    return cells.flatMap((cell) => (cell === null ? [] : [cellText(cell)]));
  }
  const { as } = need;
  if (as === "category") throw notNumeric(need.column, need.need);
  const cells = await cellsOf(engine, relation.from, reader);
  const present = cells.map((cell) => finiteOf(cell, as)).filter((value) => !Number.isNaN(value));
  return Float64Array.from(choose(present.length, need.size, need.seed), (at) => present[at] as number);
}

function readerFor({ columns }: Relation, column: string, table: string): CellReader {
  const reader = columns.get(column);
  if (reader) return reader;
  throw unknownColumn(table, column, columns.keys());
}

/** A column's cells in the order of the rows. */
async function cellsOf(
  engine: Engine,
  from: string,
  { plain, other, holds, cellOf }: CellReader,
): Promise<(Cell | null)[]> {
  const found = await engine.run(
    `SELECT coalesce(${plain ?? "NULL"}, 'nan')::DOUBLE, (${other ?? "NULL"})::VARCHAR FROM ${from}`,
  );
  const numbers = found.numbers(0);
  const texts = other === undefined ? [] : found.texts(1);
  return Array.from(numbers, (value, row): Cell | null => {
    if (!Number.isNaN(value)) return holds === "time" ? new Date(value) : value;
    const text = texts[row] ?? null;
    return text === null || !cellOf ? text : cellOf(text);
  });
}

function finiteOf(cell: Cell | null, as: keyof typeof readers): number {
  const value = cell === null ? Number.NaN : readers[as](cell);
  return Number.isFinite(value) ? value : Number.NaN;
}
