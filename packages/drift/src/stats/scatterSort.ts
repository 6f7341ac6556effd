import { roomFor, sortRange } from "./sortRange.ts";

const cells = 4096;
const last = cells - 1;
/** Where values are counted that are not finite. */
const outside = cells;
/** Neighbouring cells of so many values together are sorted in one go, in the nearest cache. */
const groupRows = 2048;
/** Rows a call: what is called again and again is compiled sooner than one long loop. */
const stretch = 1024;

/**
 * The finite values, ascending. A linear map scatters them over cells, and groups of neighbouring cells are sorted in cache.
 * The map spans `low` to `high`, which most values lie between; two outer cells take the others.
 */
export function scatterSort(values: Float64Array, low: number, high: number): Float64Array {
  // Never 0, which would make NaN of an infinite distance.
  const scale = Math.min(Math.max((cells - 3) / (high - low), Number.MIN_VALUE), Number.MAX_VALUE);
  const places = new Int32Array(cells + 1);
  for (let start = 0; start < values.length; start += stretch) count(values, start, low, scale, places);
  const sorted = new Float64Array(values.length - (places[outside] as number));
  for (let cell = 0, before = 0; cell < cells; cell += 1) {
    const held = places[cell] as number;
    places[cell] = before;
    before += held;
  }
  for (let start = 0; start < values.length; start += stretch) scatter(values, start, low, scale, places, sorted);
  // Each cell's place has moved on to its end.
  sortGroups(sorted, places);
  return sorted;
}

function count(values: Float64Array, start: number, low: number, scale: number, counts: Int32Array): void {
  const end = Math.min(start + stretch, values.length);
  for (let index = start; index < end; index += 1) {
    const value = values[index] as number;
    let place = (value - low) * scale + 1;
    if (!(place > 0)) place = 0;
    if (place > last) place = last;
    const cell = value - value === 0 ? place | 0 : outside;
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function scatter(
  values: Float64Array,
  start: number,
  low: number,
  scale: number,
  places: Int32Array,
  sorted: Float64Array,
): void {
  const end = Math.min(start + stretch, values.length);
  for (let index = start; index < end; index += 1) {
    const value = values[index] as number;
    if (value - value !== 0) continue;
    let place = (value - low) * scale + 1;
    if (!(place > 0)) place = 0;
    if (place > last) place = last;
    const cell = place | 0;
    const at = places[cell] as number;
    places[cell] = at + 1;
    // Zeros of both signs are one value.
    sorted[at] = value + 0;
  }
}

function sortGroups(sorted: Float64Array, ends: Int32Array): void {
  const room = roomFor(groupRows);
  let [start, before] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    const end = ends[cell] as number;
    if (end - start > groupRows) {
      sortRange(sorted, start, before, room);
      start = before;
    }
    before = end;
  }
  sortRange(sorted, start, before, room);
}
