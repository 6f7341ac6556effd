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
      if (holds === "time") {
        const { values: times, counts } = distinctOf(ordered("time"));
        for (const [index, time] of times.entries()) profile.addTime(time, counts[index] as number);
      } else {
        const distinct = distinctOf(ordered("number"));
        profile.addNumbers(distinct.values, distinct.counts, false);
        const infinities = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        const times = Array.from(infinities, (infinity) => count(values, (value) => value === infinity));
        profile.addNumbers(infinities, times, false);
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
      if (holds === "number") hash.numbers(values, new Uint8Array(rows).fill(1));
      else for (const value of values) if (!Number.isNaN(value)) hash.time(value, 1);
    },
  };
}

function count(values: Float64Array, test: (value: number) => boolean): number {
  let found = 0;
  for (const value of values) if (test(value)) found += 1;
  return found;
}

/** Every value once, and how many rows hold it. */
function distinctOf({ values: sorted }: Ordered): { readonly values: Float64Array; readonly counts: Float64Array } {
  const values = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let found = -1;
  for (let index = 0; index < sorted.length; index += 1) {
    if (found < 0 || sorted[index] !== values[found]) {
      found += 1;
      values[found] = sorted[index] as number;
    }
    counts[found] = (counts[found] as number) + 1;
  }
  return { values: values.subarray(0, found + 1), counts: counts.subarray(0, found + 1) };
}
