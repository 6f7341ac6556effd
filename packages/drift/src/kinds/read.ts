import { type Cell, cellText } from "./cell.ts";
import type { Reading } from "./kind.ts";
import { readTimeText } from "./readTime.ts";

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const infinity = /^([+-]?)inf(?:inity)?$/i;
const nothingWords = new Set(["", "na", "n/a", "#n/a", "<na>", "null", "none", "nan", "nat", "-", "?"]);
const earliestMilliseconds = 1e11;

/** Whether a text is a word for "no value": NA, N/A, null, None, NaN, NaT, -, ? or blank, in any case. */
export function saysNothing(cell: Cell): boolean {
  return typeof cell === "string" && nothingWords.has(cell.trim().toLowerCase());
}

/**
 * A cell as a number, NaN where it is none. Text is a decimal number with or without an exponent, or inf, -inf, Infinity;
 * spaces around it do not matter. Digits beyond 2^53 are rounded. Booleans and times are not numbers.
 */
export function readNumber(cell: Cell): number {
  if (typeof cell === "number") return cell + 0;
  if (typeof cell === "bigint") return Number(cell);
  if (typeof cell !== "string") return Number.NaN;
  const text = cell.trim();
  if (decimal.test(text)) return Number(text) + 0;
  const sign = infinity.exec(text)?.[1];
  if (sign === undefined) return Number.NaN;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/**
 * A cell as milliseconds since 1970, NaN where it is no time. Numbers are taken for milliseconds from 1e11 on (1973):
 * smaller ones are more likely years or seconds, and would be silently wrong.
 */
export function readTime(cell: Cell): number {
  if (cell instanceof Date) return cell.getTime();
  const time = readTimeText(cellText(cell).trim());
  if (!Number.isNaN(time)) return time;
  const milliseconds = readNumber(cell);
  return Math.abs(milliseconds) >= earliestMilliseconds && Number.isFinite(milliseconds) ? milliseconds : Number.NaN;
}

/** 1 for true, yes and 1, 0 for false, no and 0, in any case; NaN for all else. */
export function readBoolean(cell: Cell): number {
  const text = cellText(cell).trim().toLowerCase();
  if (text === "true" || text === "yes") return 1;
  if (text === "false" || text === "no") return 0;
  const number = readNumber(cell);
  return number === 0 || number === 1 ? number : Number.NaN;
}

/** Length in code points: an emoji is one. */
export function readLength(cell: Cell): number {
  const text = cellText(cell);
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) as number) > 0xffff) {
      length -= 1;
      index += 1;
    }
  }
  return length;
}

/** Runs of characters between spaces. */
export function readWords(cell: Cell): number {
  return cellText(cell).match(/\S+/g)?.length ?? 0;
}

/** How a cell reads as a number, for every reading that is one. */
export const readers: Readonly<Record<Exclude<Reading, "category">, (cell: Cell) => number>> = Object.freeze({
  number: readNumber,
  time: readTime,
  boolean: readBoolean,
  length: readLength,
  words: readWords,
});

/** The name of a value under a reading. */
export function labelOf(value: number, as: Exclude<Reading, "category">): string {
  if (as === "boolean") return value === 1 ? "true" : "false";
  // Times beyond the range of Date keep their number.
  return as === "time" && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : String(value);
}
