import {
  type Cell,
  cellText,
  classify,
  hasLeadingZero,
  isRounded,
  labelOf,
  orderedCounts,
  type Presence,
  profiler,
  type Reading,
  readNumber,
  readTime,
  saysNothing,
} from "@driftline/drift";
import { type ContentHash, once, perReading, type Tally } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";

/** What is known of a column of `rows` rows from its different cells and the number of rows that hold each. */
export function countedTally(rows: number, dictionary: Dictionary, rowsOf: () => Counts): Tally {
  const held = once(() => {
    let sum = 0;
    for (const count of rowsOf()) sum += count;
    return sum;
  });
  function each(visit: (code: number, count: number) => void): void {
    const counts = rowsOf();
    for (let code = 0; code < counts.length; code += 1) {
      const count = counts[code] as number;
      if (count > 0) visit(code, count);
    }
  }
  /** The codes of all but plain numbers, of which there may be very many, and which are taken in one go. */
  const others = once(() => {
    const plain = dictionary.plainNumbers();
    const found: number[] = [];
    if (dictionary.allPlain()) return found;
    for (let code = 0; code < plain.length; code += 1) if (Number.isNaN(plain[code])) found.push(code);
    return found;
  });
  function eachOther(visit: (code: number, count: number) => void): void {
    const counts = rowsOf();
    for (const code of others()) if ((counts[code] as number) > 0) visit(code, counts[code] as number);
  }
  function presence(as: Reading): Presence {
    if (as === "category") return { rows, present: held(), empty: rows - held(), infinite: 0, unreadable: 0 };
    const numbers = dictionary.numbers(as);
    const counts = rowsOf();
    let [present, infinite, unreadable, nothing] = [0, 0, 0, 0];
    let example: string | undefined;
    for (let code = 0; code < counts.length; code += 1) {
      const number = numbers[code] as number;
      const count = counts[code] as number;
      if (Number.isFinite(number)) present += count;
      else if (!Number.isNaN(number)) infinite += count;
      else if (count > 0 && saysNothing(dictionary.cell(code))) nothing += count;
      else if (count > 0) {
        unreadable += count;
        const text = cellText(dictionary.cell(code));
        if (example === undefined || text < example) example = text;
      }
    }
    const empty = rows - held() + nothing;
    return { rows, present, empty, infinite, unreadable, ...(example === undefined ? {} : { example }) };
  }
  function counts(as: Reading): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const add = (label: string, count: number) => found.set(label, (found.get(label) ?? 0) + count);
    if (as === "category") {
      const labels = dictionary.labels();
      each((code, count) => add(labels[code] as string, count));
    } else {
      const numbers = dictionary.numbers(as);
      each((code, count) => {
        const number = numbers[code] as number;
        if (Number.isFinite(number)) add(labelOf(number, as), count);
      });
    }
    return found;
  }

  return {
    rows,
    profile: once(() => {
      const profile = profiler();
      profile.addNumbers(dictionary.plainNumbers(), rowsOf(), dictionary.textual);
      eachOther((code, count) => profile.add(dictionary.cell(code), count));
      return profile.finish(rows);
    }),
    presence: perReading(presence),
    ordered: perReading((as) => orderedCounts(dictionary.numbers(as), rowsOf())),
    counts: perReading(counts),
    addTo(hash) {
      hash.numbers(dictionary.plainNumbers(), rowsOf());
      eachOther((code, count) => addCell(hash, dictionary.cell(code), count));
    },
  };
}

export type Counts = Int32Array | Float64Array;

/** A cell hashes as what it reads as, so that `1` in an array equals "1.0" in a file; codes and long digits stay text. */
function addCell(hash: ContentHash, cell: Cell, count: number): void {
  const found = classify(cell);
  if (found === "number" && !hasLeadingZero(cell) && !isRounded(cell))
    hash.numbers(Float64Array.of(readNumber(cell)), [count]);
  else if (found === "time") hash.times(Float64Array.of(readTime(cell)), [count]);
  else if (found === "boolean") hash.boolean(cellText(cell).trim().toLowerCase() === "true", count);
  else hash.text(cellText(cell), count);
}
