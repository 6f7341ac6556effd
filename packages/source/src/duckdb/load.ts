import { type Cell, type DriftlineError, numbersOf, orderedCounts, profiler } from "@driftline/drift";
import type { Tally } from "../column.ts";
import { countedTally } from "../counted.ts";
import { dictionaryOf } from "../dictionary.ts";
import { plainColumn } from "../plain.ts";
import type { CellReader } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { isDamage } from "./errors.ts";

export interface Loaded {
  readonly tally: Tally;
  /** About the memory it takes. */
  readonly bytes: number;
}

/** Different values and how many rows hold each. */
interface Counted<Values> {
  readonly values: Values;
  readonly counts: Float64Array;
}

/** Everything about a column that does not hang on the order of its rows, fetched as what is least to fetch. */
export async function loadTally(engine: Engine, from: string, reader: CellReader, rows: number): Promise<Loaded> {
  try {
    return await fetchTally(engine, from, reader, rows);
  } catch (error) {
    if (isDamage(error)) return { tally: failingTally(rows, error), bytes: 0 };
    throw error;
  }
}

async function fetchTally(engine: Engine, from: string, reader: CellReader, rows: number): Promise<Loaded> {
  const { plain, other } = reader;
  const others =
    other === undefined || (plain !== undefined && !(await isAny(engine, from, other)))
      ? none
      : await countOthers(engine, from, other);
  if (plain === undefined)
    return counted(reader, { values: new Float64Array(0), counts: new Float64Array(0) }, others, rows);
  if (reader.few) {
    const few = await countPlain(engine, from, plain);
    if (reader.holds === "number" || few.values.every(Number.isInteger)) return counted(reader, few, others, rows);
  }
  // Parts of milliseconds are more than a Date holds.
  const values = await fetchPlain(engine, from, plain);
  if (others.values.length > 0) {
    const { values: distinct, counts } = orderedCounts(values, new Uint8Array(values.length).fill(1));
    return counted(reader, { values: distinct, counts }, others, rows);
  }
  // Nobody asks a tally for the order of rows.
  const tally = plainColumn(values, reader.holds ?? "number", numbersOf(values, true));
  return { tally: withEmptyCells(tally, rows), bytes: 8 * values.length };
}

const none: Counted<readonly string[]> = { values: [], counts: new Float64Array(0) };

async function isAny(engine: Engine, from: string, other: string): Promise<boolean> {
  const { rows } = await engine.run(`SELECT 1 FROM ${from} WHERE (${other}) IS NOT NULL LIMIT 1`);
  return rows > 0;
}

function grouped(expression: string, from: string): string {
  return `SELECT v, count(*)::DOUBLE FROM (SELECT ${expression} AS v FROM ${from}) WHERE v IS NOT NULL GROUP BY v`;
}

/** To DuckDB NaN is a value. */
async function countPlain(engine: Engine, from: string, plain: string): Promise<Counted<Float64Array>> {
  const table = await engine.run(grouped(plain, from));
  const [values, counts] = [table.numbers(0), table.numbers(1)];
  return {
    values: values.filter((value) => !Number.isNaN(value)),
    counts: counts.filter((_, index) => !Number.isNaN(values[index])),
  };
}

async function countOthers(engine: Engine, from: string, other: string): Promise<Counted<readonly string[]>> {
  const table = await engine.run(grouped(other, from));
  return { values: table.texts(0) as string[], counts: table.numbers(1) };
}

/** As one list: taking a column a few thousand rows at a time costs as much again. */
async function fetchPlain(engine: Engine, from: string, plain: string): Promise<Float64Array> {
  const table = await engine.run(`SELECT list(v) FROM (SELECT ${plain} AS v FROM ${from}) WHERE v IS NOT NULL`);
  return table.list(0);
}

function concat(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function counted(
  { holds, cellOf, other }: CellReader,
  plain: Counted<Float64Array>,
  others: Counted<readonly string[]>,
  rows: number,
): Loaded {
  const { length } = plain.values;
  const cells: Cell[] = others.values.map((text) => (cellOf ? cellOf(text) : text));
  const plainCell = (code: number): Cell => {
    const value = plain.values[code] as number;
    return holds === "time" ? new Date(value) : value;
  };
  const dictionary = dictionaryOf(
    length + cells.length,
    (code) => (code < length ? plainCell(code) : (cells[code - length] as Cell)),
    (code) => (code < length && holds === "number" ? (plain.values[code] as number) : Number.NaN),
    other !== undefined && cellOf === undefined,
  );
  const counts = concat(plain.counts, others.counts);
  return { tally: countedTally(rows, dictionary, () => counts), bytes: 100 * counts.length };
}

/** A column that cannot be read looks as if nothing were in it, and fails whoever wants to know more. */
function failingTally(rows: number, error: DriftlineError): Tally {
  const fail = (): never => {
    throw error;
  };
  return { rows, profile: () => profiler().finish(rows), presence: fail, ordered: fail, counts: fail, addTo: fail };
}

/** Cells that are not there were not fetched. */
function withEmptyCells(tally: Tally, rows: number): Tally {
  const more = rows - tally.rows;
  return {
    ...tally,
    rows,
    profile: () => {
      const profile = tally.profile();
      return { ...profile, rows, empty: profile.empty + more };
    },
    presence: (as) => {
      const presence = tally.presence(as);
      return { ...presence, rows, empty: presence.empty + more };
    },
  };
}
