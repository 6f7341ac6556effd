import {
  type Cell,
  labelOf,
  type Numbers,
  numbersOf,
  type Presence,
  profiler,
  type Reading,
  readers,
} from "@driftline/drift";
import { type Column, type NumericReading, once, perReading } from "./column.ts";
import type { Wanted } from "./wanted.ts";

const infinities = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * A column of nothing but numbers, or of nothing but times in milliseconds since 1970; NaN is a cell that is not there.
 * The same numbers in order may be known already.
 */
export function plainColumn(values: Float64Array, holds: "number" | "time", known?: Numbers): Column {
  const rows = values.length;
  const cellOf = (value: number): Cell => (holds === "time" ? new Date(value) : value);
  const label = (value: number): string => labelOf(value + 0, holds);
  /** The same array for the reading the column is made of; others are rare and are read cell by cell. */
  const read = perReading((as: NumericReading) =>
    as === holds ? values : values.map((value) => (Number.isNaN(value) ? value : readers[as](cellOf(value)))),
  );
  /** One pass tells what is finite, what is infinite and what is missing. */
  const numbers = perReading((as: NumericReading) => (as === holds && known ? known : numbersOf(read(as))));
  const held = () => rows - numbers(holds).others.missing;
  function presence(as: Reading): Presence {
    const empty = rows - held();
    if (as === "category") return { rows, present: held(), empty, infinite: 0, unreadable: 0 };
    const { missing, negative, positive } = numbers(as).others;
    const infinite = negative + positive;
    const present = rows - missing - infinite;
    const unreadable = held() - present - infinite;
    if (unreadable === 0) return { rows, present, empty, infinite, unreadable };
    return { rows, present, empty, infinite, unreadable, ...leastUnreadable(as) };
  }
  /** Equal values often stand together: their text is made once. */
  function leastUnreadable(as: NumericReading): Pick<Presence, "example"> {
    const cells = read(as);
    let least: string | undefined;
    let before = Number.NaN;
    for (let row = 0; row < rows; row += 1) {
      const value = values[row] as number;
      if (Number.isNaN(value) || value === before || !Number.isNaN(cells[row])) continue;
      before = value;
      const text = label(value);
      if (least === undefined || text < least) least = text;
    }
    return least === undefined ? {} : { example: least };
  }
  function counts(as: Reading): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const reading = as === "category" ? holds : as;
    const add = (value: number, count: number): void => {
      const name = labelOf(value, reading);
      found.set(name, (found.get(name) ?? 0) + count);
    };
    const { ordered, others } = numbers(reading);
    for (let start = 0; start < ordered.values.length; ) {
      const value = ordered.values[start] as number;
      let end = start + 1;
      while (ordered.values[end] === value) end += 1;
      add(value, ordered.counts ? (ordered.counts[start] as number) : end - start);
      start = end;
    }
    if (as === "category" && others.negative > 0) add(Number.NEGATIVE_INFINITY, others.negative);
    if (as === "category" && others.positive > 0) add(Number.POSITIVE_INFINITY, others.positive);
    return found;
  }
  function keeping(wanted: Wanted): (value: number) => boolean {
    if (!("equals" in wanted)) return (value) => value >= wanted.from && value < wanted.to;
    if (holds === "time") return (value) => !Number.isNaN(value) && label(value) === wanted.equals;
    const number = Number(wanted.equals);
    return label(number) === wanted.equals ? (value) => value === number : () => false;
  }
  return {
    rows,
    profile: once(() => {
      const profile = profiler();
      const { ordered, others } = numbers(holds);
      if (holds === "time") profile.addTimes(ordered.values, ordered.counts);
      else {
        profile.addNumbers(ordered.values, ordered.counts, false);
        profile.addNumbers(Float64Array.from(infinities), [others.negative, others.positive], false);
      }
      return profile.finish(rows);
    }),
    presence: perReading(presence),
    ordered: (as) => numbers(as).ordered,
    numbers(as) {
      const found = new Float64Array(rows);
      const cells = read(as);
      for (let row = 0; row < rows; row += 1) {
        const value = cells[row] as number;
        found[row] = Number.isFinite(value) ? value + 0 : Number.NaN;
      }
      return found;
    },
    counts: perReading(counts),
    label: (row) => (Number.isNaN(values[row]) ? undefined : label(values[row] as number)),
    rowsWith(wanted) {
      const keep = keeping(wanted);
      const found = new Int32Array(rows);
      let length = 0;
      for (let row = 0; row < rows; row += 1) {
        if (!keep(values[row] as number)) continue;
        found[length] = row;
        length += 1;
      }
      return found.slice(0, length);
    },
    take(chosen) {
      const taken = new Float64Array(chosen.length);
      for (let row = 0; row < chosen.length; row += 1) taken[row] = values[chosen[row] as number] as number;
      return plainColumn(taken, holds);
    },
    addTo(hash) {
      const { ordered, others } = numbers(holds);
      const add = holds === "time" ? hash.times : hash.numbers;
      add(ordered.values, ordered.counts);
      add(Float64Array.from(infinities), [others.negative, others.positive]);
    },
  };
}
