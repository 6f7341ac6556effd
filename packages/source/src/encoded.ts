import {
  type Cell,
  cellText,
  classify,
  hasLeadingZero,
  isRounded,
  labelOf,
  orderedCounts,
  orderedOf,
  type Presence,
  profiler,
  type Reading,
  readNumber,
  readTime,
  saysNothing,
} from "@driftline/drift";
import { type Column, type ContentHash, type NumericReading, once, perReading } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";

/** A column of codes into its different cells; a code below 0 is a cell that is not there. */
export function encodedColumn(codes: Int32Array, dictionary: Dictionary): Column {
  const rows = codes.length;
  const rowsOf = once(() => {
    const counts = new Int32Array(dictionary.size);
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row] as number;
      if (code >= 0) counts[code] = (counts[code] as number) + 1;
    }
    return counts;
  });
  const held = once(() => rowsOf().reduce((sum, count) => sum + count, 0));
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
        example ??= cellText(dictionary.cell(code));
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
  function numbers(as: NumericReading): Float64Array {
    const byCode = dictionary.numbers(as);
    const found = new Float64Array(rows).fill(Number.NaN);
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row] as number;
      if (code >= 0 && Number.isFinite(byCode[code])) found[row] = byCode[code] as number;
    }
    return found;
  }

  return {
    rows,
    profile: once(() => {
      const profile = profiler();
      profile.addNumbers(dictionary.plainNumbers(), rowsOf(), true);
      eachOther((code, count) => profile.add(dictionary.cell(code), count));
      return profile.finish(rows);
    }),
    presence: perReading(presence),
    // Where most rows differ, sorting them all is quicker than counting.
    ordered: perReading((as: NumericReading) =>
      4 * dictionary.size > rows ? orderedOf(numbers(as)) : orderedCounts(dictionary.numbers(as), rowsOf()),
    ),
    numbers,
    counts: perReading(counts),
    label: (row) => dictionary.labels()[codes[row] as number],
    rowsWith(wanted) {
      const keep = new Uint8Array(dictionary.size);
      each((code) => {
        if ("equals" in wanted) keep[code] = goesBy(dictionary.cell(code), wanted.equals) ? 1 : 0;
        else keep[code] = isWithin(dictionary, code, wanted.from, wanted.to) ? 1 : 0;
      });
      const found = new Int32Array(rows);
      let length = 0;
      for (let row = 0; row < rows; row += 1) {
        const code = codes[row] as number;
        if (code >= 0 && keep[code] === 1) {
          found[length] = row;
          length += 1;
        }
      }
      return found.slice(0, length);
    },
    take(chosen) {
      const taken = new Int32Array(chosen.length);
      for (let row = 0; row < chosen.length; row += 1) taken[row] = codes[chosen[row] as number] as number;
      return encodedColumn(taken, dictionary);
    },
    addTo(hash) {
      hash.numbers(dictionary.plainNumbers(), rowsOf());
      eachOther((code, count) => addCell(hash, dictionary.cell(code), count));
    },
  };
}

/** By its text, or as a boolean in whatever case it is written. */
function goesBy(cell: Cell, label: string): boolean {
  const text = cellText(cell);
  return text === label || (classify(cell) === "boolean" && text.trim().toLowerCase() === label);
}

function isWithin(dictionary: Dictionary, code: number, from: number, to: number): boolean {
  const number = dictionary.numbers("number")[code] as number;
  const value = Number.isNaN(number) ? (dictionary.numbers("time")[code] as number) : number;
  return value >= from && value < to;
}

/** A cell hashes as what it reads as, so that `1` in an array equals "1.0" in a file; codes and long digits stay text. */
function addCell(hash: ContentHash, cell: Cell, count: number): void {
  const found = classify(cell);
  if (found === "number" && !hasLeadingZero(cell) && !isRounded(cell))
    hash.numbers(Float64Array.of(readNumber(cell)), [count]);
  else if (found === "time") hash.time(readTime(cell), count);
  else if (found === "boolean") hash.boolean(cellText(cell).trim().toLowerCase() === "true", count);
  else hash.text(cellText(cell), count);
}
