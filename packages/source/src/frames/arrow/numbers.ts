import { type ArrowData, eachNull, isValid, isWhole, pairsOf, typeIds, type Values, wholeAt } from "./data.ts";
import { decimalText, losesDigits, scaled, unscaledAt } from "./decimals.ts";

/** Numbers by row, NaN where there is none, and how many of them a double rounds. */
export interface Numbers {
  readonly values: Float64Array;
  readonly rounded: number;
  readonly example?: string;
}

/** By the unit of a duration or a time of day: seconds, milli-, micro-, nanoseconds. */
const perSecond = [1, 1e3, 1e6, 1e9];

/**
 * Chunks of integers, floats, decimals, durations and times of day as numbers; the last two are in seconds. Undefined
 * where whole numbers go beyond 2^53. Doubles in one chunk without a gap are not copied.
 */
export function numbersOf(chunks: readonly ArrowData[], rows: number): Numbers | undefined {
  const [only] = chunks;
  if (chunks.length === 1 && only?.values instanceof Float64Array && isWhole(only))
    return { values: only.values.subarray(0, rows), rounded: 0 };
  const values = new Float64Array(rows);
  let start = 0;
  let rounded = 0;
  let example: string | undefined;
  for (const data of chunks) {
    const part = values.subarray(start, start + data.length);
    start += data.length;
    const fits = fill(part, data, (text) => {
      rounded += 1;
      example ??= text;
    });
    if (!fits) return undefined;
    eachNull(data, (row) => {
      part[row] = Number.NaN;
    });
  }
  return { values, rounded, ...(example === undefined ? {} : { example }) };
}

/** False where a whole number is beyond 2^53. */
function fill(target: Float64Array, data: ArrowData, rounds: (text: string) => void): boolean {
  const { type, values, length } = data;
  if (type.typeId === typeIds.null || values === undefined) return true;
  if (type.typeId === typeIds.decimal) return fillDecimals(target, data, rounds);
  const divisor = divisorOf(data);
  if (is64(data)) return fillWide(target, data, divisor);
  if (type.typeId === typeIds.float && type.precision === 0) {
    for (let row = 0; row < length; row += 1) target[row] = half(values[row] as number);
    return true;
  }
  target.set((values as Exclude<Values, BigInt64Array | BigUint64Array>).subarray(0, length));
  if (divisor !== 1) for (let row = 0; row < length; row += 1) target[row] = (target[row] as number) / divisor;
  return true;
}

/** One number but for decimals: with more digits than a double holds a bigint. */
export function numberAt(data: ArrowData, row: number): number | bigint {
  const divisor = divisorOf(data);
  const number = is64(data) ? wholeAt(data, row) : (data.values?.[row] as number);
  if (data.type.typeId === typeIds.float && data.type.precision === 0) return half(Number(number));
  return divisor === 1 ? number : Number(number) / divisor;
}

function divisorOf({ type }: ArrowData): number {
  const hasUnit = type.typeId === typeIds.duration || type.typeId === typeIds.time;
  return hasUnit ? (perSecond[type.unit ?? 0] ?? 1) : 1;
}

function is64({ type }: ArrowData): boolean {
  return type.typeId === typeIds.duration || (type.typeId !== typeIds.float && type.bitWidth === 64);
}

function fillWide(target: Float64Array, data: ArrowData, divisor: number): boolean {
  const pairs = pairsOf(data.values as Values);
  const unsigned = data.type.isSigned === false;
  for (let row = 0; row < data.length; row += 1) {
    const high = pairs[2 * row + 1] as number;
    const number = (unsigned ? high >>> 0 : high) * 2 ** 32 + ((pairs[2 * row] as number) >>> 0);
    if (divisor === 1 && !Number.isSafeInteger(number) && isValid(data, row)) return false;
    target[row] = number / divisor;
  }
  return true;
}

function fillDecimals(target: Float64Array, data: ArrowData, rounds: (text: string) => void): boolean {
  const scale = data.type.scale ?? 0;
  for (let row = 0; row < data.length; row += 1) {
    if (!isValid(data, row)) continue;
    const unscaled = unscaledAt(data, row);
    const number = scaled(unscaled, scale);
    if (scale <= 0 && !Number.isSafeInteger(number)) return false;
    if (losesDigits(unscaled, number)) rounds(decimalText(unscaled, scale));
    target[row] = number;
  }
  return true;
}

/** A 16-bit float (IEEE 754, binary16) from its bits. */
export function half(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
