import { type DriftlineError, orderedCounts, profiler } from "@driftline/drift";
import type { Tally } from "../column.ts";
import { type Counted, countedLoaded, type Loaded, plainLoaded } from "../loaded.ts";
import type { CellReader } from "./cells.ts";
import type { Engine } from "./engine.ts";
import { isDamage } from "./errors.ts";

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
    return countedLoaded(reader, { values: new Float64Array(0), counts: new Float64Array(0) }, others, rows);
  if (reader.few) {
    const few = await countPlain(engine, from, plain);
    if (reader.holds === "number" || few.values.every(Number.isInteger))
      return countedLoaded(reader, few, others, rows);
  }
  // Parts of milliseconds are more than a Date holds.
  const values = await fetchPlain(engine, from, plain);
  if (others.values.length > 0) {
    const { values: distinct, counts } = orderedCounts(values, new Uint8Array(values.length).fill(1));
    return countedLoaded(reader, { values: distinct, counts }, others, rows);
  }
  return plainLoaded(values, reader.holds ?? "number", rows);
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

/** A column that cannot be read looks as if nothing were in it, and fails whoever wants to know more. */
function failingTally(rows: number, error: DriftlineError): Tally {
  const fail = (): never => {
    throw error;
  };
  return { rows, profile: () => profiler().finish(rows), presence: fail, ordered: fail, counts: fail, addTo: fail };
}
