import { readers, saysNothing } from "@driftline/drift";
import { type CellReader, narrowed, numericTexts } from "./cells.ts";
import type { Engine, Table } from "./engine.ts";
import { identifier } from "./sql.ts";

/** So many rows show what a column is like; what they do not show costs time and changes no answer. */
const glance = 2048;
/** And so many texts, whether they are numbers. */
const fewTexts = 256;

/** Readers that suit what the columns hold: found in one look at the first rows. */
export async function settleReaders(
  engine: Engine,
  from: string,
  rows: number,
  readers: ReadonlyMap<string, CellReader>,
): Promise<ReadonlyMap<string, CellReader>> {
  const narrow = await narrowReaders(engine, from, readers);
  const names = [...narrow.keys()];
  if (names.length === 0) return narrow;
  const looks = [...narrow.values()].map(({ plain, other, numeric }) =>
    plain !== undefined ? `coalesce(${plain}, 'nan')::DOUBLE` : numeric ? (other ?? "NULL") : "NULL",
  );
  const seen = await engine.run(`SELECT ${looks.join(", ")} FROM ${from} LIMIT ${glance}`);
  return new Map(names.map((name, index) => [name, settled(narrow.get(name) as CellReader, seen, index, rows)]));
}

function settled(reader: CellReader, seen: Table, index: number, rows: number): CellReader {
  if (reader.plain !== undefined) {
    const values = seen.numbers(index).filter((value) => !Number.isNaN(value));
    const few = repeats(values.length, new Set(values).size, rows);
    return { ...reader, ...(few ? { few } : {}), ...(values.length > 0 ? { seen: true } : {}) };
  }
  if (!reader.numeric) return reader;
  const texts = seen.texts(index, fewTexts).filter((text) => text !== null);
  const numbers = texts.filter((text) => decimalText.test(text));
  if (numbers.length <= 0.9 * texts.length) return withLooks(reader, texts, rows);
  return repeats(numbers.length, new Set(numbers).size, rows) ? reader : numericTexts(reader);
}

/** Words for nothing repeat in any column. */
function withLooks(reader: CellReader, texts: readonly string[], rows: number): CellReader {
  const telling = texts.filter((text) => !saysNothing(text));
  if (reader.cellOf || telling.length === 0) return reader;
  const times = telling.filter((text) => !Number.isNaN(readers.time(text)));
  const looks = times.length >= 0.9 * telling.length ? "time" : "text";
  const alike = looks === "time" ? times : telling;
  return repeats(alike.length, new Set(alike).size, rows) ? reader : { ...reader, looks };
}

const decimalText = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Whether each value is held by at least eight rows on average, so that counting takes less than fetching. Of `seen` rows,
 * the more are equal to another, the fewer values there are: about seen^2 / 2 over the number of equal ones.
 */
function repeats(seen: number, distinct: number, rows: number): boolean {
  const equal = seen - distinct;
  return equal > 0 && (8 * seen * seen) / (2 * equal) < rows;
}

/** Of long whole numbers, the smallest and the largest say whether doubles hold them all. */
async function narrowReaders(
  engine: Engine,
  from: string,
  readers: ReadonlyMap<string, CellReader>,
): Promise<ReadonlyMap<string, CellReader>> {
  const long = [...readers].filter(([, reader]) => reader.long);
  if (long.length === 0) return readers;
  const ends = long.map(([name]) => `min(${identifier(name)})::VARCHAR, max(${identifier(name)})::VARCHAR`);
  const found = await engine.run(`SELECT ${ends.join(", ")} FROM ${from}`);
  const fitting = new Set(
    long.flatMap(([name], index) => {
      const [least, most] = [found.texts(2 * index)[0], found.texts(2 * index + 1)[0]];
      return [least, most].every((end) => Math.abs(Number(end ?? 0)) < 2 ** 53) ? [name] : [];
    }),
  );
  return new Map([...readers].map(([name, reader]) => [name, fitting.has(name) ? narrowed(name) : reader]));
}
