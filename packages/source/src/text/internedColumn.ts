import type { Column } from "../column.ts";
import { dictionaryOf } from "../dictionary.ts";
import { encodedColumn } from "../encoded.ts";
import { plainColumn } from "../plain.ts";
import { type Interner, startOf } from "./interner.ts";

const manyNumbers = 65_536;

/** The column of collected fields. Very many different plain numbers become an array of numbers, which is smaller. */
export function internedColumn(state: Interner): Column {
  const { codes, rows, pool, ends, size } = state;
  const numberOf = (code: number): number => plainNumber(pool, startOf(state, code), ends[code] as number);
  if (size > manyNumbers) {
    const numbers = Float64Array.from({ length: size }, (_, code) => numberOf(code));
    if (!numbers.some((number) => Number.isNaN(number))) {
      const values = new Float64Array(rows);
      for (let row = 0; row < rows; row += 1) {
        const code = codes[row] as number;
        values[row] = code < 0 ? Number.NaN : (numbers[code] as number);
      }
      return plainColumn(values, "number");
    }
  }
  const text = Buffer.from(pool.buffer, 0, startOf(state, size));
  const textOf = (code: number): string => text.toString("utf8", startOf(state, code), ends[code] as number);
  return encodedColumn(codes.subarray(0, rows), dictionaryOf(size, textOf, numberOf));
}

/**
 * A decimal number of at most 15 digits without an exponent, a plus or leading zeros; NaN for everything else.
 * Such digits and powers of ten are exact doubles, so their quotient is the nearest double (Clinger 1990).
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 0x2d;
  const first = negative ? start + 1 : start;
  let digits = 0;
  let point = end;
  for (let index = first; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + (byte - 0x30);
    else if (byte === 0x2e && point === end) point = index;
    else return Number.NaN;
  }
  const whole = point - first;
  const decimals = Math.max(0, end - point - 1);
  if (whole === 0 || whole + decimals > 15 || point === end - 1) return Number.NaN;
  if (whole > 1 && bytes[first] === 0x30) return Number.NaN;
  const value = decimals === 0 ? digits : digits / 10 ** decimals;
  return negative ? 0 - value : value;
}
