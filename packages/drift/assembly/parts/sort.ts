// Sorting: a linear map scatters values over cells, which are sorted in cache.

import { allocate, release, top } from "../shared/memory";
import { base } from "./keep";
import { put, valueAt } from "./values";

const cells: i32 = 4096;
const sampled: u32 = 1024;
/** Neighbouring cells of so many values together are sorted in one go, in the nearest cache. */
const groupRows: u32 = 2048;
/** Rows that share a slot are put in order one by one up to this many. */
const crowd: u32 = 48;
/** Slots within slots within slots: past so many the values lie too unevenly, and a heap takes over. */
const deepest: i32 = 3;

/**
 * Puts the finite values, ascending, to another place, and says how many there are; zeros of both signs are one value. A
 * linear map scatters them over cells, and groups of neighbouring cells are sorted in cache. How many values were missing,
 * and infinitely small and large, are results.
 */
export function sort(values: usize, count: u32, to: usize): u32 {
  release(base);
  put(0, 0);
  put(1, 0);
  put(2, 0);
  if (isAscending(values, count)) {
    for (let index: u32 = 0; index < count; index++) store<f64>(to + 8 * index, valueAt(values, index) + 0);
    return count;
  }
  const sample = allocate(8 * sampled);
  let size: u32 = 0;
  for (let index: u32 = 0; index < sampled; index++) {
    const value = valueAt(values, <u32>((<u64>index * count) / sampled));
    if (value - value == 0) store<f64>(sample + 8 * size++, value);
  }
  // Most values lie between the least and the largest of some: the two outer cells take the others.
  let low: f64 = 0;
  let high: f64 = 0;
  for (let index: u32 = 0; index < size; index++) {
    const value = valueAt(sample, index);
    if (index == 0 || value < low) low = value;
    if (index == 0 || value > high) high = value;
  }
  // Never 0, which would make NaN of an infinite distance.
  const scale = min(max(<f64>(cells - 3) / (high - low), f64.MIN_NORMAL_VALUE), f64.MAX_VALUE);
  const places = allocate(4 * cells);
  memory.fill(places, 0, 4 * cells);
  let missing: u32 = 0;
  let negative: u32 = 0;
  let positive: u32 = 0;
  for (let at = values, end = values + 8 * <usize>count; at < end; at += 8) {
    const value = load<f64>(at);
    if (value - value == 0) {
      const place = places + 4 * cellOf(value, low, scale);
      store<u32>(place, load<u32>(place) + 1);
    } else if (value < 0) negative++;
    else if (value > 0) positive++;
    else missing++;
  }
  put(0, missing);
  put(1, negative);
  put(2, positive);
  let before: u32 = 0;
  for (let cell = 0; cell < cells; cell++) {
    const held = load<u32>(places + 4 * cell);
    store<u32>(places + 4 * cell, before);
    before += held;
  }
  for (let at = values, end = values + 8 * <usize>count; at < end; at += 8) {
    const value = load<f64>(at);
    if (value - value != 0) continue;
    const place = places + 4 * cellOf(value, low, scale);
    const index = load<u32>(place);
    store<u32>(place, index + 1);
    store<f64>(to + 8 * index, value + 0);
  }
  // Each cell's place has moved on to its end.
  let start: u32 = 0;
  let last: u32 = 0;
  for (let cell = 0; cell < cells; cell++) {
    const end = load<u32>(places + 4 * cell);
    if (end - start > groupRows) {
      sortRange(to + 8 * start, last - start, 0);
      start = last;
    }
    last = end;
  }
  sortRange(to + 8 * start, last - start, 0);
  return last;
}

function isAscending(values: usize, count: u32): bool {
  let before: f64 = -Infinity;
  for (let index: u32 = 0; index < count; index++) {
    const value = valueAt(values, index);
    // False of NaN, too; infinities are no finite values.
    if (!(value >= before) || value - value != 0) return false;
    before = value;
  }
  return true;
}

function cellOf(value: f64, low: f64, scale: f64): u32 {
  return <u32>min(max((value - low) * scale + 1, 0), <f64>(cells - 1));
}

/**
 * A linear map spreads values over as many slots as there are values, which leaves little to be done by insertion (flash
 * sort: Neubert 1998). Crowded slots are spread again.
 */
function sortRange(values: usize, count: u32, depth: i32): void {
  if (count < 2) return;
  let least = valueAt(values, 0);
  let most = least;
  for (let index: u32 = 1; index < count; index++) {
    const value = valueAt(values, index);
    least = min(least, value);
    most = max(most, value);
  }
  if (least == most) return;
  const scale = <f64>(count - 1) / (most - least);
  if (depth > deepest || !(scale > 0 && scale < Infinity)) {
    heapSort(values, count);
    return;
  }
  const before = top;
  const rows = allocate(8 * count);
  const ends = allocate(4 * count);
  if (spread(values, count, least, scale, rows, ends) > crowd) {
    for (let slot: u32 = 0, start: u32 = 0; slot < count; slot++) {
      const end = load<u32>(ends + 4 * slot);
      if (end - start > crowd) sortRange(rows + 8 * start, end - start, depth + 1);
      start = end;
    }
  }
  insert(rows, count, values);
  release(before);
}

/** Slot after slot, each of which ends at `ends`. How many rows the fullest slot has. */
function spread(values: usize, count: u32, least: f64, scale: f64, rows: usize, ends: usize): u32 {
  memory.fill(ends, 0, 4 * count);
  for (let index: u32 = 0; index < count; index++) {
    const end = ends + 4 * <u32>((valueAt(values, index) - least) * scale);
    store<u32>(end, load<u32>(end) + 1);
  }
  let before: u32 = 0;
  let fullest: u32 = 0;
  for (let slot: u32 = 0; slot < count; slot++) {
    const held = load<u32>(ends + 4 * slot);
    store<u32>(ends + 4 * slot, before);
    before += held;
    fullest = max(fullest, held);
  }
  for (let index: u32 = 0; index < count; index++) {
    const value = valueAt(values, index);
    const end = ends + 4 * <u32>((value - least) * scale);
    const at = load<u32>(end);
    store<u32>(end, at + 1);
    store<f64>(rows + 8 * at, value);
  }
  return fullest;
}

/** Insertion sort, to another place, of values that are nearly in order. */
function insert(rows: usize, count: u32, to: usize): void {
  let last = load<f64>(rows);
  store<f64>(to, last);
  for (let index: u32 = 1; index < count; index++) {
    const value = valueAt(rows, index);
    let at = to + 8 * index;
    if (value >= last) {
      store<f64>(at, value);
      last = value;
      continue;
    }
    store<f64>(at, last);
    at -= 8;
    while (at > to && load<f64>(at - 8) > value) {
      store<f64>(at, load<f64>(at - 8));
      at -= 8;
    }
    store<f64>(at, value);
  }
}

function heapSort(values: usize, count: u32): void {
  for (let index = <i32>count / 2 - 1; index >= 0; index--) sink(values, index, count);
  for (let end = count - 1; end > 0; end--) {
    const last = valueAt(values, end);
    store<f64>(values + 8 * end, load<f64>(values));
    store<f64>(values, last);
    sink(values, 0, end);
  }
}

function sink(values: usize, from: u32, count: u32): void {
  const value = valueAt(values, from);
  let hole = from;
  for (let child: u32 = hole * 2 + 1; child < count; child = hole * 2 + 1) {
    if (child + 1 < count && valueAt(values, child + 1) > valueAt(values, child)) child++;
    if (valueAt(values, child) <= value) break;
    store<f64>(values + 8 * hole, valueAt(values, child));
    hole = child;
  }
  store<f64>(values + 8 * hole, value);
}
