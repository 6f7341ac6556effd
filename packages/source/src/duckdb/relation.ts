import type { Assumption, Filter } from "@driftline/drift";
import { choose } from "../choose.ts";
import type { Part } from "../part.ts";
import { unknownColumn } from "../table.ts";
import { isWanted } from "../wanted.ts";
import { type CellReader, readerOf } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { isDamage } from "./errors.ts";
import { settleReaders } from "./glance.ts";
import { identifier, literal, number } from "./sql.ts";

/** What queries select from. */
export interface Relation {
  /** SQL that may follow FROM. */
  readonly from: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, CellReader>;
  readonly notes: readonly Assumption[];
}

/** The columns of a relation and how their cells are read. */
export async function relationOf(
  engine: Engine,
  from: string,
  read: (name: string, type: string) => CellReader = readerOf,
): Promise<Relation> {
  const described = await engine.run(`DESCRIBE SELECT * FROM ${from}`);
  const types = described.texts(1);
  const columns = new Map<string, CellReader>();
  const notes: Assumption[] = [];
  for (const [index, name] of described.texts(0).entries()) {
    const reader = read(name ?? "", types[index] ?? "");
    columns.set(name ?? "", reader);
    notes.push(...notesOf(name ?? "", reader));
  }
  const rows = await countRows(engine, from);
  return { from, rows, columns: await settled(engine, from, rows, columns), notes };
}

/** Where one column is damaged, the others are looked at one by one. */
async function settled(
  engine: Engine,
  from: string,
  rows: number,
  columns: ReadonlyMap<string, CellReader>,
): Promise<ReadonlyMap<string, CellReader>> {
  try {
    return await settleReaders(engine, from, rows, columns);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (columns.size === 1) return new Map([...columns].map(([name, reader]) => [name, { ...reader, seen: true }]));
  }
  const all = new Map<string, CellReader>();
  for (const one of columns)
    for (const [name, reader] of await settled(engine, from, rows, new Map([one]))) all.set(name, reader);
  return all;
}

/** A part of a relation. */
export async function filtered(engine: Engine, relation: Relation, part: Part, table: string): Promise<Relation> {
  if ("columns" in part) return selected(relation, part.columns, table);
  const from =
    "sample" in part
      ? sampled(relation, choose(relation.rows, part.sample, part.seed))
      : `(SELECT * FROM ${relation.from} WHERE ${await condition(engine, relation, part, table)})`;
  return { ...relation, from, rows: await countRows(engine, from) };
}

function selected(relation: Relation, names: readonly string[], table: string): Relation {
  const columns = new Map<string, CellReader>();
  for (const name of names) {
    const reader = relation.columns.get(name);
    if (!reader) throw unknownColumn(table, name, relation.columns.keys());
    columns.set(name, reader);
  }
  const notes = [...columns].flatMap(([name, reader]) => notesOf(name, reader));
  return { ...relation, from: `(SELECT ${names.map(identifier).join(", ")} FROM ${relation.from})`, columns, notes };
}

function notesOf(name: string, { note }: CellReader): Assumption[] {
  return note ? [{ code: note.code, message: `${JSON.stringify(name)} ${note.message}` }] : [];
}

async function countRows(engine: Engine, from: string): Promise<number> {
  const counted = await engine.run(`SELECT count(*)::DOUBLE FROM ${from}`);
  return counted.numbers(0)[0] as number;
}

/** Rows by their positions: DuckDB keeps the order in which files hold them. */
export function sampled({ from, columns }: Relation, positions: Iterable<number>): string {
  // DuckDB takes no notice of capital letters.
  const names = new Set([...columns.keys()].map((column) => column.toLowerCase()));
  let name = "position";
  while (names.has(name)) name += "_";
  const position = identifier(name);
  const numbered = `(SELECT *, row_number() OVER () - 1 AS ${position} FROM ${from})`;
  return `(SELECT * EXCLUDE (${position}) FROM ${numbered} WHERE ${position} IN (SELECT unnest([${[...positions].join(",")}]::BIGINT[])) ORDER BY ${position})`;
}

/** Plain cells are compared in SQL; which of the other different texts are wanted, our own reading of cells says. */
async function condition(
  engine: Engine,
  { from, columns }: Relation,
  { column, ...wanted }: Exclude<Filter, { sample: number }>,
  table: string,
): Promise<string> {
  const reader = columns.get(column);
  if (!reader) throw unknownColumn(table, column, columns.keys());
  const { plain, other, cellOf, holds } = reader;
  const terms: string[] = [];
  if (plain !== undefined) {
    if ("from" in wanted) terms.push(`(${plain} >= ${number(wanted.from)} AND ${plain} < ${number(wanted.to)})`);
    else {
      const value = holds === "time" ? Date.parse(wanted.equals) : Number(wanted.equals);
      const label = holds === "time" && !Number.isNaN(value) ? new Date(value).toISOString() : String(value);
      // A time goes by its milliseconds, without what fraction of one it has.
      const named = holds === "time" ? `trunc(${plain})` : plain;
      if (label === wanted.equals && !Number.isNaN(value)) terms.push(`${named} = ${number(value)}`);
    }
  }
  if (other !== undefined) {
    const different = (
      await engine.run(`SELECT DISTINCT v FROM (SELECT ${other} AS v FROM ${from}) WHERE v IS NOT NULL`)
    ).texts(0);
    const kept = (different as string[]).filter((text) => isWanted(cellOf ? cellOf(text) : text, wanted));
    if (kept.length > 0) terms.push(`(${other}) IN (${kept.map(literal).join(",")})`);
  }
  return terms.length === 0 ? "false" : terms.join(" OR ");
}
