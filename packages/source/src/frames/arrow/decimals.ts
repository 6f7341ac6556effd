import type { ArrowData } from "./data.ts";

/** A decimal without its point: a number where that is exact. */
export type Unscaled = number | bigint;

/** The whole number that a decimal is a power of ten of: 32-bit words, low ones first, in two's complement. */
export function unscaledAt({ values, type }: ArrowData, row: number): Unscaled {
  const words = (type.bitWidth ?? 128) >> 5;
  const start = row * words;
  const high = (values?.[start + words - 1] as number) | 0;
  const sign = high >> 31;
  let small = true;
  for (let word = 2; word < words; word += 1) if (((values?.[start + word] as number) | 0) !== sign) small = false;
  const low = (values?.[start] as number) >>> 0;
  const next = words === 1 ? sign : (values?.[start + 1] as number) | 0;
  const number = next * 2 ** 32 + low;
  if (small && next >> 31 === sign && Number.isSafeInteger(number)) return number;
  let whole = BigInt(high);
  for (let word = words - 2; word >= 0; word -= 1)
    whole = (whole << 32n) | BigInt((values?.[start + word] as number) >>> 0);
  return whole;
}

/** The double nearest to unscaled / 10^scale; powers of ten up to 22 are exact, so their quotient is (Clinger 1990). */
export function scaled(unscaled: Unscaled, scale: number): number {
  const exact = typeof unscaled === "number" && scale >= 0 && scale < powers.length;
  return exact ? unscaled / (powers[scale] as number) : Number(`${unscaled}e${-scale}`);
}

const powers = Array.from({ length: 23 }, (_, scale) => Number(`1e${scale}`));

/** Whether a double no longer tells the decimal's digits: 15 it always holds (IEEE 754, binary64). */
export function losesDigits(unscaled: Unscaled, value: number): boolean {
  if (typeof unscaled === "number" && Math.abs(unscaled) < 1e15) return false;
  const digits = String(unscaled).replace(/^-|0+$/g, "");
  if (digits.length <= 15) return false;
  return value.toExponential(digits.length - 1).replace(/^-|\.|e.*$/g, "") !== digits;
}

/** The decimal with all its digits. */
export function decimalText(unscaled: Unscaled, scale: number): string {
  const [sign, digits] = String(unscaled).startsWith("-") ? ["-", String(unscaled).slice(1)] : ["", String(unscaled)];
  if (scale <= 0) return `${sign}${digits}${"0".repeat(-scale)}`;
  const padded = digits.padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
