import { type Cell, numbersOf } from "@driftline/drift";
import type { Tally } from "./column.ts";
import { countedTally } from "./counted.ts";
import { dictionaryOf } from "./dictionary.ts";
import { plainColumn } from "./plain.ts";

/** What is known of a column after only that was fetched which does not hang on the order of its rows. */
export interface Loaded {
  readonly tally: Tally;
  /** About the memory it takes. */
  readonly bytes: number;
  /** The memory of its values alone, which may be used again when nobody looks at them any more. */
  readonly room?: Float64Array;
}

/** Different values and how many rows hold each. */
export interface Counted<Values> {
  readonly values: Values;
  readonly counts: Float64Array;
}

/** How the different cells of a column are to be taken. */
export interface Cells {
  readonly holds?: "number" | "time";
  /** Whether some are texts. */
  readonly other?: string;
  readonly cellOf?: (text: string) => Cell;
}

/** Nobody asks a tally for the order of rows: the values may be put in order where they lie. */
export function plainLoaded(values: Float64Array, holds: "number" | "time", rows: number): Loaded {
  const tally = plainColumn(values, holds, numbersOf(values, true));
  return { tally: withEmptyCells(tally, rows), bytes: 8 * values.length };
}

function concat(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

export function countedLoaded(
  { holds, cellOf, other }: Cells,
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
