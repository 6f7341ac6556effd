import { orderedOf } from "@driftline/drift";
import { type Column, type NumericReading, once, perReading } from "./column.ts";
import { countedTally } from "./counted.ts";
import type { Dictionary } from "./dictionary.ts";
import { isWanted } from "./wanted.ts";

/** A column of codes into its different cells; a code below 0 is a cell that is not there. How many rows hold each may be known. */
export function encodedColumn(codes: Int32Array, dictionary: Dictionary, known?: Int32Array): Column {
  const rows = codes.length;
  const rowsOf = once(() => {
    if (known) return known;
    const counts = new Int32Array(dictionary.size);
    for (let row = 0; row < rows; row += 1) {
      const code = codes[row] as number;
      if (code >= 0) counts[code] = (counts[code] as number) + 1;
    }
    return counts;
  });
  const tally = countedTally(rows, dictionary, rowsOf);
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
    ...tally,
    // Where most rows differ, sorting them all is quicker than counting.
    ordered: perReading((as: NumericReading) =>
      4 * dictionary.size > rows ? orderedOf(numbers(as)) : tally.ordered(as),
    ),
    numbers,
    label: (row) => dictionary.labels()[codes[row] as number],
    rowsWith(wanted) {
      const keep = new Uint8Array(dictionary.size);
      for (let code = 0; code < keep.length; code += 1) keep[code] = isWanted(dictionary.cell(code), wanted) ? 1 : 0;
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
  };
}
