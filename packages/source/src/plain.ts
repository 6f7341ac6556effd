import {
  type Cell,
  labelOf,
  type Ordered,
  orderedOf,
  type Presence,
  profiler,
  type Reading,
  readers,
} from "@driftline/drift";
import { type Column, type NumericReading, once, perReading } from "./column.ts";

/** A column of nothing but numbers, or of nothing but times in milliseconds since 1970; NaN is a cell that is not there. */
export function plainColumn(values: Float64Array, holds: "number" | "time"): Column {
  const rows = values.length;
  const cellOf = (value: number): Cell => (holds === "time" ? new Date(value) : value);
  const label = (value: number): string => labelOf(value + 0, holds);
  /** The same array for the reading the column is made of; others are rare and are read cell by cell. */
  const read = perReading((as: NumericReading) =>
    as === holds ? values : values.map((value) => (Number.isNaN(value) ? value : readers[as](cellOf(value)))),
  );
  const ordered = perReading((as: NumericReading) => orderedOf(read(as)));
  const held = once(() => rows - count(values, (value) => Number.isNaN(value)));
  function presence(as: Reading): Presence {
    const empty = rows - held();
    if (as === "category") return { rows, present: held(), empty, infinite: 0, unreadable: 0 };
    const present = ordered(as).values.length;
    const infinite = count(read(as), (value) => Math.abs(value) === Number.POSITIVE_INFINITY);
    const unreadable = held() - present - infinite;
    if (unreadable === 0) return { rows, present, empty, infinite, unreadable };
    const first = values.findIndex((value, row) => !Number.isNaN(value) && Number.isNaN(read(as)[row]));
    return { rows, present, empty, infinite, unreadable, example: label(values[first] as number) };
  }
  return {
    rows,
    profile: once(() => {
      const profile = profiler();
      if (holds === "time") eachDistinct(ordered("time"), profile.addTime);
      else {
        eachDistinct(ordered("number"), (value, times) => profile.addNumber(value, times, false));
        for (const infinity of [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) {
          const times = count(values, (value) => value === infinity);
          if (times > 0) profile.addNumber(infinity, times, false);
        }
      }
      return profile.finish(rows);
    }),
    presence: perReading(presence),
    ordered,
    numbers: (as) => read(as).map((value) => (Number.isFinite(value) ? value : Number.NaN)),
    counts: perReading((as: Reading) => {
      const found = new Map<string, number>();
      for (const value of as === "category" ? values : read(as)) {
        if (as === "category" ? Number.isNaN(value) : !Number.isFinite(value)) continue;
        const name = as === "category" ? label(value) : labelOf(value + 0, as);
        found.set(name, (found.get(name) ?? 0) + 1);
      }
      return found;
    }),
    label: (row) => (Number.isNaN(values[row]) ? undefined : label(values[row] as number)),
    rowsWith(wanted) {
      const keep =
        "equals" in wanted
          ? (value: number) => !Number.isNaN(value) && label(value) === wanted.equals
          : (value: number) => value >= wanted.from && value < wanted.to;
      const found: number[] = [];
      for (let row = 0; row < rows; row += 1) if (keep(values[row] as number)) found.push(row);
      return Int32Array.from(found);
    },
    take(chosen) {
      const taken = new Float64Array(chosen.length);
      for (let row = 0; row < chosen.length; row += 1) taken[row] = values[chosen[row] as number] as number;
      return plainColumn(taken, holds);
    },
    addTo(hash) {
      const add = holds === "time" ? hash.time : hash.number;
      for (const value of values) if (!Number.isNaN(value)) add(value, 1);
    },
  };
}

function count(values: Float64Array, test: (value: number) => boolean): number {
  let found = 0;
  for (const value of values) if (test(value)) found += 1;
  return found;
}

function eachDistinct({ values }: Ordered, visit: (value: number, count: number) => void): void {
  let start = 0;
  for (let index = 1; index <= values.length; index += 1) {
    if (index < values.length && values[index] === values[start]) continue;
    if (start < values.length) visit(values[start] as number, index - start);
    start = index;
  }
}
