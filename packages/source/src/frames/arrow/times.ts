import { type ArrowData, type ArrowType, eachNull, isValid, pairsOf, typeIds, type Values } from "./data.ts";

/** Milliseconds since 1970 by row, NaN where there is none, and how many times lie beyond those a Date can hold. */
export interface Times {
  readonly values: Float64Array;
  readonly beyond: number;
}

/** By the unit of a timestamp. */
const perSecond = [1, 1e3, 1e6, 1e9];
const day = 86_400_000;
const farthest = 8.64e15;

/** Chunks of dates and timestamps, which are counted from 1970 in UTC whether they have a zone or not. */
export function timesOf(chunks: readonly ArrowData[], rows: number): Times {
  const values = new Float64Array(rows);
  let start = 0;
  let beyond = 0;
  for (const data of chunks) {
    const part = values.subarray(start, start + data.length);
    start += data.length;
    fill(part, data);
    for (let row = 0; row < part.length; row += 1) {
      if (Math.abs(part[row] as number) <= farthest) continue;
      part[row] = Number.NaN;
      if (isValid(data, row)) beyond += 1;
    }
    eachNull(data, (row) => {
      part[row] = Number.NaN;
    });
  }
  return { values, beyond };
}

function fill(target: Float64Array, { type, values, length }: ArrowData): void {
  if (type.typeId === typeIds.null || values === undefined) return;
  if (countsDays(type)) for (let row = 0; row < length; row += 1) target[row] = (values[row] as number) * day;
  else fillTicks(target, pairsOf(values), ticksPerSecond(type));
}

/** One time; what is finer than a millisecond is left out. */
export function timeAt({ type, values }: ArrowData, row: number): Date {
  if (countsDays(type)) return new Date((values?.[row] as number) * day);
  const time = new Float64Array(1);
  fillTicks(time, pairsOf(values as Values).subarray(2 * row, 2 * row + 2), ticksPerSecond(type));
  return new Date(time[0] as number);
}

function countsDays({ typeId, unit }: ArrowType): boolean {
  return typeId === typeIds.date && unit === 0;
}

function ticksPerSecond({ typeId, unit }: ArrowType): number {
  return typeId === typeIds.date ? 1e3 : (perSecond[unit ?? 0] ?? 1);
}

/**
 * Ticks as milliseconds with a fraction, the same double as of the ISO text. 64-bit counts are more than a double holds:
 * a quotient that is one off at most is put right by the rest, which 32 bits tell.
 */
function fillTicks(target: Float64Array, pairs: Int32Array, perSecond: number): void {
  for (let row = 0; row < target.length; row += 1) {
    const low = pairs[2 * row] as number;
    const ticks = (pairs[2 * row + 1] as number) * 2 ** 32 + (low >>> 0);
    let seconds = Math.floor(ticks / perSecond);
    let rest = perSecond === 1 ? 0 : (low - Math.imul(seconds, perSecond)) | 0;
    if (rest < 0) {
      seconds -= 1;
      rest += perSecond;
    } else if (rest >= perSecond) {
      seconds += 1;
      rest -= perSecond;
    }
    target[row] = seconds * 1000 + (rest * 1000) / perSecond;
  }
}
