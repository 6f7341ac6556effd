// What is done with every number of a column: sorting, power sums, hashes, what the numbers look like. AssemblyScript,
// compiled to WebAssembly by .config/assembly.ts: it is quick from the first number and leaves no garbage.

import { put, results, valueAt } from "./parts/values";

export { keep } from "./parts/keep";
export { sort } from "./parts/sort";
export { resultsAt } from "./parts/values";
export * from "./parts/walk";

// --- Sums

const blockLength: u32 = 1024;

/** The sum of the distances from `around`. Without counts, 0, each value stands for one row. */
export function sumAround(values: usize, counts: usize, count: u32, around: f64): f64 {
  let all: f64 = 0;
  for (let start: u32 = 0; start < count; start += blockLength) {
    const end = min(start + blockLength, count);
    let sum: f64 = 0;
    let index = start;
    if (counts == 0) {
      let sums = f64x2.splat(0);
      for (; index + 2 <= end; index += 2)
        sums = f64x2.add(sums, f64x2.sub(v128.load(values + 8 * index), f64x2.splat(around)));
      sum = sumOfTwo(sums);
    }
    for (; index < end; index++) sum += (counts == 0 ? 1 : valueAt(counts, index)) * (valueAt(values, index) - around);
    all += sum;
  }
  return all;
}

/** The sums of the first four powers of the distances from `shift` are results. */
export function powerSums(values: usize, counts: usize, count: u32, shift: f64): void {
  for (let power = 0; power < 4; power++) put(power, 0);
  for (let start: u32 = 0; start < count; start += blockLength) {
    const end = min(start + blockLength, count);
    let first: f64 = 0;
    let second: f64 = 0;
    let third: f64 = 0;
    let fourth: f64 = 0;
    let index = start;
    if (counts == 0) {
      // Two sums of each power, over every other value.
      let firsts = f64x2.splat(0);
      let seconds = firsts;
      let thirds = firsts;
      let fourths = firsts;
      for (; index + 2 <= end; index += 2) {
        const differences = f64x2.sub(v128.load(values + 8 * index), f64x2.splat(shift));
        const squares = f64x2.mul(differences, differences);
        firsts = f64x2.add(firsts, differences);
        seconds = f64x2.add(seconds, squares);
        thirds = f64x2.add(thirds, f64x2.mul(squares, differences));
        fourths = f64x2.add(fourths, f64x2.mul(squares, squares));
      }
      first = sumOfTwo(firsts);
      second = sumOfTwo(seconds);
      third = sumOfTwo(thirds);
      fourth = sumOfTwo(fourths);
    }
    for (; index < end; index++) {
      const times = counts == 0 ? 1 : valueAt(counts, index);
      const difference = valueAt(values, index) - shift;
      const square = difference * difference;
      first += times * difference;
      second += times * square;
      third += times * square * difference;
      fourth += times * square * square;
    }
    store<f64>(results, load<f64>(results) + first);
    store<f64>(results + 8, load<f64>(results + 8) + second);
    store<f64>(results + 16, load<f64>(results + 16) + third);
    store<f64>(results + 24, load<f64>(results + 24) + fourth);
  }
}

function sumOfTwo(two: v128): f64 {
  return f64x2.extract_lane(two, 0) + f64x2.extract_lane(two, 1);
}

// --- Hashes

/** Odd, so that multiplying by them loses nothing. */
const firstFactor: i32 = 0x85ebca6b;
const secondFactor: i32 = 0xc2b2ae35;
const thirdFactor: i32 = 0x9e3779b1;
const fourthFactor: i32 = 0x27d4eb2f;

/**
 * The sum of the hashes of some doubles, each as often as its count says, NaN left out; both halves are results. A double's
 * halves go through four rounds of a Feistel network (Luby and Rackoff 1988): no two doubles have one hash, and every bit of
 * a double reaches every bit of both halves. The `tag` tells apart what else the doubles are.
 */
export function hashes(values: usize, counts: usize, count: u32, tag: i32): void {
  let low: i32 = 0;
  let high: i32 = 0;
  let index: u32 = 0;
  if (counts == 0 && count >= 4) {
    let lows = i32x4.splat(0);
    let highs = lows;
    for (; index + 4 <= count; index += 4) {
      // Zeros of both signs are one value.
      const first = f64x2.add(v128.load(values + 8 * index), f64x2.splat(0));
      const second = f64x2.add(v128.load(values + 8 * index + 16), f64x2.splat(0));
      const isNumber = v128.shuffle<i32>(f64x2.eq(first, first), f64x2.eq(second, second), 0, 2, 4, 6);
      let left = v128.xor(v128.shuffle<i32>(first, second, 1, 3, 5, 7), i32x4.splat(tag));
      let right = v128.shuffle<i32>(first, second, 0, 2, 4, 6);
      right = i32x4.add(right, scrambledFour(left, firstFactor));
      left = i32x4.add(left, scrambledFour(right, secondFactor));
      right = i32x4.add(right, scrambledFour(left, thirdFactor));
      left = i32x4.add(left, scrambledFour(right, fourthFactor));
      lows = i32x4.add(lows, v128.and(left, isNumber));
      highs = i32x4.add(highs, v128.and(right, isNumber));
    }
    low = sumOfFour(lows);
    high = sumOfFour(highs);
  }
  for (; index < count; index++) {
    const value = valueAt(values, index);
    if (value != value) continue;
    const bits = reinterpret<u64>(value + 0);
    let left = <i32>(bits >> 32) ^ tag;
    let right = <i32>bits;
    right += scrambled(left, firstFactor);
    left += scrambled(right, secondFactor);
    right += scrambled(left, thirdFactor);
    left += scrambled(right, fourthFactor);
    const times = counts == 0 ? 1 : <i32>(<i64>valueAt(counts, index));
    low += left * times;
    high += right * times;
  }
  put(0, <f64>low);
  put(1, <f64>high);
}

function scrambled(half: i32, factor: i32): i32 {
  const product = (half ^ <i32>(<u32>half >> 16)) * factor;
  return product ^ <i32>(<u32>product >> 15);
}

function scrambledFour(halves: v128, factor: i32): v128 {
  const products = i32x4.mul(v128.xor(halves, i32x4.shr_u(halves, 16)), i32x4.splat(factor));
  return v128.xor(products, i32x4.shr_u(products, 15));
}

function sumOfFour(four: v128): i32 {
  return (
    i32x4.extract_lane(four, 0) +
    i32x4.extract_lane(four, 1) +
    i32x4.extract_lane(four, 2) +
    i32x4.extract_lane(four, 3)
  );
}

// --- What numbers look like

/** Whole numbers of more digits than this are all called long. */
const longest: i32 = 16;

/**
 * Of different numbers and their counts, NaN left out; or without counts of numbers of which equal ones stand together.
 * Results are how many differ, their rows, the rows of whole and of infinite ones, the first and the least number, and from
 * the eighth on the rows of whole numbers by their count of digits.
 */
export function facts(values: usize, counts: usize, count: u32): void {
  for (let index = 0; index < 8 + longest; index++) put(index, 0);
  let differing: f64 = 0;
  let rows: f64 = 0;
  let whole: f64 = 0;
  let infinite: f64 = 0;
  let least: f64 = NaN;
  let before: f64 = NaN;
  // Whole numbers from `low` to below `high` have `length` digits: most are as long as the one before.
  let length: i32 = 1;
  let low: f64 = 0;
  let high: f64 = 10;
  for (let index: u32 = 0; index < count; index++) {
    // Most columns have next to no whole numbers: others are passed two at a time.
    if (counts == 0 && index > 0 && before == valueAt(values, index - 1)) {
      const start = index;
      let changes = i64x2.splat(0);
      let lowest = f64x2.splat(least);
      for (; index + 2 <= count; index += 2) {
        const pair = v128.load(values + 8 * index);
        // False of what is neither whole nor NaN.
        if (v128.any_true(v128.or(f64x2.eq(f64x2.floor(pair), pair), f64x2.ne(pair, pair)))) break;
        changes = i64x2.sub(changes, f64x2.ne(pair, v128.load(values + 8 * index - 8)));
        lowest = f64x2.pmin(lowest, pair);
      }
      if (index > start) {
        differing += <f64>(i64x2.extract_lane(changes, 0) + i64x2.extract_lane(changes, 1));
        rows += <f64>(index - start);
        least = min(f64x2.extract_lane(lowest, 0), f64x2.extract_lane(lowest, 1));
        before = valueAt(values, index - 1);
        if (index == count) break;
      }
    }
    const value = valueAt(values, index);
    const times = counts == 0 ? 1 : valueAt(counts, index);
    if (value != value || times == 0) continue;
    if (!(value >= least)) least = value;
    if (counts != 0 || value != before) differing += 1;
    before = value;
    rows += times;
    const size = abs(value);
    if (floor(size) != size) continue;
    if (size == Infinity) {
      infinite += times;
      continue;
    }
    whole += times;
    if (size < low || size >= high) {
      length = 1;
      low = 0;
      high = 10;
      for (; high <= size && length < longest; length++) {
        low = high;
        high *= 10;
      }
      if (length == longest) high = Infinity;
    }
    const place = results + 8 * (7 + length);
    store<f64>(place, load<f64>(place) + times);
  }
  put(0, differing);
  put(1, rows);
  put(2, whole);
  put(3, infinite);
  put(4, least);
}

/** How many values differ from the one before. */
export function differing(values: usize, count: u32): u32 {
  let changes = i64x2.splat(0);
  let index: u32 = 1;
  for (; index + 2 <= count; index += 2) {
    const at = values + 8 * index;
    changes = i64x2.sub(changes, f64x2.ne(v128.load(at), v128.load(at - 8)));
  }
  let found = <u32>(i64x2.extract_lane(changes, 0) + i64x2.extract_lane(changes, 1)) + <u32>(count > 0);
  for (; index < count; index++) if (valueAt(values, index) != valueAt(values, index - 1)) found++;
  return found;
}
