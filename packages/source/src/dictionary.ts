import { type Cell, cellText, readers } from "@driftline/drift";
import { type NumericReading, once, perReading } from "./column.ts";

/** The different cells of a column; rows refer to them by code. Shared by a column and all selections of its rows. */
export interface Dictionary {
  readonly size: number;
  cell(code: number): Cell;
  /** By code, the number of a cell that is nothing but a short decimal number, NaN for every other cell. */
  plainNumbers(): Float64Array;
  /** Whether these numbers are texts, and not numbers that came as such. */
  readonly textual: boolean;
  /** Whether every cell is such a number. */
  allPlain(): boolean;
  labels(): readonly string[];
  /** By code, NaN where a cell cannot be read so. */
  numbers(as: NumericReading): Float64Array;
}

export function dictionaryOf(
  size: number,
  cell: (code: number) => Cell,
  plainNumber: (code: number) => number = () => Number.NaN,
  textual = true,
): Dictionary {
  let others = 0;
  const plainNumbers = once(() => {
    const numbers = new Float64Array(size);
    for (let code = 0; code < size; code += 1) {
      const number = plainNumber(code);
      numbers[code] = number;
      if (Number.isNaN(number)) others += 1;
    }
    return numbers;
  });
  const allPlain = () => plainNumbers().length > 0 && others === 0;
  return {
    size,
    cell,
    textual,
    plainNumbers,
    allPlain,
    labels: once(() => Array.from({ length: size }, (_, code) => cellText(cell(code)))),
    numbers: perReading((as: NumericReading) => {
      if (as === "number" && allPlain()) return plainNumbers();
      const read = readers[as];
      const numbers = as === "number" ? plainNumbers().slice() : new Float64Array(size).fill(Number.NaN);
      for (let code = 0; code < size; code += 1) {
        if (Number.isNaN(numbers[code])) numbers[code] = read(cell(code));
      }
      return numbers;
    }),
  };
}
