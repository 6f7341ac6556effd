// One pass over the tie groups of two sides' ascending values, block by block, and what is folded over every one of them.

import { put, valueAt } from "./values";

/** Groups in a block. */
const most: u32 = 2048;

/** A block: values, and how many rows of each side hold them. The larger of two values is put down behind the smaller one. */
const values: usize = memory.data(8 * 2049, 16);
const inReference: usize = memory.data(4 * 2048, 16);
const inCurrent: usize = memory.data(4 * 2048, 16);
let length: u32 = 0;

/** A side: its values, how many rows each stands for (or 0 where it is one), and how many were passed. */
let left: usize = 0;
let leftCounts: usize = 0;
let leftSize: u32 = 0;
let i: u32 = 0;
let right: usize = 0;
let rightCounts: usize = 0;
let rightSize: u32 = 0;
let j: u32 = 0;
/** The last value before the block. */
let before: f64 = 0;

export function groupsAtMost(): u32 {
  return most;
}

export function blockAt(): usize {
  return values;
}

export function rowsInReferenceAt(): usize {
  return inReference;
}

export function rowsInCurrentAt(): usize {
  return inCurrent;
}

/** Begins with other values, which all lie above those before: `above` is the last of these. */
export function openWalk(
  reference: usize,
  referenceCounts: usize,
  referenceSize: u32,
  current: usize,
  currentCounts: usize,
  currentSize: u32,
  above: f64,
): void {
  left = reference;
  leftCounts = referenceCounts;
  leftSize = referenceSize;
  right = current;
  rightCounts = currentCounts;
  rightSize = currentSize;
  i = 0;
  j = 0;
  before = above;
}

/** Fills the block with the tie groups that follow: how many, or -1 where values do not ascend; such a one is a result. */
export function nextGroups(): i32 {
  const start = i + j;
  length = 0;
  // Whether a side alone could fill the block, and one value does not stand for several rows.
  if (leftCounts == 0 && rightCounts == 0 && leftSize - i > most && rightSize - j > most) mergeHalves();
  else merge();
  // A value that is neither smaller nor larger than another would never be passed.
  if (length > 0 && i + j == start) return notAscending(NaN);
  if (j == rightSize) i = append(inReference, inCurrent, left, leftCounts, leftSize, i);
  if (i == leftSize) j = append(inCurrent, inReference, right, rightCounts, rightSize, j);
  if (length == 0) return 0;
  if (!ascends()) if (!joinTies()) return -1;
  before = valueAt(values, length - 1);
  // Values of the last group that did not fit.
  i = addTies(inReference, left, leftCounts, leftSize, i);
  j = addTies(inCurrent, right, rightCounts, rightSize, j);
  return length;
}

function rowsAt(counts: usize, index: u32): u32 {
  return counts == 0 ? 1 : <u32>valueAt(counts, index);
}

/**
 * Which side comes next cannot be foreseen, and a wrong guess of the processor takes longer than all else: the comparison
 * is made a number, and no branch.
 */
function merge(): void {
  let at: u32 = 0;
  for (; at < most && i < leftSize && j < rightSize; at++) {
    const one = valueAt(left, i);
    const other = valueAt(right, j);
    const fromLeft = <u32>(one <= other);
    const fromRight = <u32>(other <= one);
    store<f64>(values + 8 * (at + 1 - fromLeft), one);
    store<f64>(values + 8 * (at + fromLeft), other);
    store<u32>(inReference + 4 * at, fromLeft * rowsAt(leftCounts, i));
    store<u32>(inCurrent + 4 * at, fromRight * rowsAt(rightCounts, j));
    i += fromLeft;
    j += fromRight;
  }
  length = at;
}

/**
 * The same where both sides have values enough, a value each time: the two halves of the block at once, so that one does not
 * wait for the comparison of the other. Where the second half begins is found as in Odeh et al. 2012, Merge Path.
 */
function mergeHalves(): void {
  const half = most / 2;
  const middle = firstOfLeft(half);
  let one = left + 8 * i;
  let two = right + 8 * j;
  let three = one + 8 * middle;
  let four = two + 8 * (half - middle);
  const firstOfSecond = min(load<f64>(three), load<f64>(four));
  for (let at: u32 = 0; at < half; at++) {
    const first = load<f64>(one);
    const second = load<f64>(two);
    const fromLeft = <u32>(first <= second);
    store<f64>(values + 8 * (at + 1 - fromLeft), first);
    store<f64>(values + 8 * (at + fromLeft), second);
    store<u32>(inReference + 4 * at, fromLeft);
    store<u32>(inCurrent + 4 * at, 1 - fromLeft);
    one += 8 * fromLeft;
    two += 8 * (1 - fromLeft);
    const third = load<f64>(three);
    const fourth = load<f64>(four);
    const alsoLeft = <u32>(third <= fourth);
    store<f64>(values + 8 * (half + at + 1 - alsoLeft), third);
    store<f64>(values + 8 * (half + at + alsoLeft), fourth);
    store<u32>(inReference + 4 * (half + at), alsoLeft);
    store<u32>(inCurrent + 4 * (half + at), 1 - alsoLeft);
    three += 8 * alsoLeft;
    four += 8 * (1 - alsoLeft);
  }
  // The first half put the larger of its last two values here.
  store<f64>(values + 8 * half, firstOfSecond);
  length = most;
  i = <u32>((three - left) >> 3);
  j = <u32>((four - right) >> 3);
}

/** How many of the first `count` values of both sides are the left one's, of equal ones its before the other's. */
function firstOfLeft(count: u32): u32 {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(left, i + middle) <= valueAt(right, j + count - 1 - middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values of the one side that has some left. How many are passed. */
function append(own: usize, other: usize, held: usize, counts: usize, size: u32, passed: u32): u32 {
  for (; length < most && passed < size; length++, passed++) {
    store<f64>(values + 8 * length, valueAt(held, passed));
    store<u32>(own + 4 * length, rowsAt(counts, passed));
    store<u32>(other + 4 * length, 0);
  }
  return passed;
}

/** Whether every value lies above the one before, as in most columns they do. */
function ascends(): bool {
  if (!(valueAt(values, 0) > before)) return false;
  let at = values + 8;
  const end = values + 8 * length;
  for (; at + 16 <= end; at += 16) if (!i64x2.all_true(f64x2.gt(v128.load(at), v128.load(at - 8)))) return false;
  return at >= end || load<f64>(at) > load<f64>(at - 8);
}

/** Equal ones of the block become one group; false where one lies below the one before. */
function joinTies(): bool {
  let last = before;
  let held: i32 = -1;
  for (let at: u32 = 0; at < length; at++) {
    const value = valueAt(values, at);
    if (value > last) {
      held++;
      store<f64>(values + 8 * held, value);
      store<u32>(inReference + 4 * held, load<u32>(inReference + 4 * at));
      store<u32>(inCurrent + 4 * held, load<u32>(inCurrent + 4 * at));
      last = value;
    } else if (value == last && held >= 0) {
      const ofReference = inReference + 4 * held;
      const ofCurrent = inCurrent + 4 * held;
      store<u32>(ofReference, load<u32>(ofReference) + load<u32>(inReference + 4 * at));
      store<u32>(ofCurrent, load<u32>(ofCurrent) + load<u32>(inCurrent + 4 * at));
    } else {
      notAscending(value);
      return false;
    }
  }
  length = held + 1;
  return true;
}

function addTies(own: usize, held: usize, counts: usize, size: u32, passed: u32): u32 {
  const place = own + 4 * (length - 1);
  let rows = load<u32>(place);
  for (; passed < size && valueAt(held, passed) == before; passed++) rows += rowsAt(counts, passed);
  store<u32>(place, rows);
  return passed;
}

function notAscending(value: f64): i32 {
  put(0, value);
  return -1;
}

// --- Folds of a block. What they come to so far goes in, and with the block comes out as results.

/** Rows passed of both sides, n and m of which there are; the largest gap above and below, and where they are. */
export function gap(
  n: f64,
  m: f64,
  passedReference: f64,
  passedCurrent: f64,
  largestAbove: f64,
  aboveAt: f64,
  largestBelow: f64,
  belowAt: f64,
): void {
  let ofReference = passedReference;
  let ofCurrent = passedCurrent;
  let above = largestAbove;
  let below = largestBelow;
  let highest = aboveAt;
  let lowest = belowAt;
  for (let at: u32 = 0; at < length; at++) {
    ofReference += <f64>load<u32>(inReference + 4 * at);
    ofCurrent += <f64>load<u32>(inCurrent + 4 * at);
    // Whole numbers i m - j n, so that every engine gets the same largest gap to the last digit.
    const difference = ofReference * m - ofCurrent * n;
    if (difference > above) {
      above = difference;
      highest = valueAt(values, at);
    } else if (-difference > below) {
      below = -difference;
      lowest = valueAt(values, at);
    }
  }
  put(0, ofReference);
  put(1, ofCurrent);
  put(2, above);
  put(3, highest);
  put(4, below);
  put(5, lowest);
}

/** The areas of |F - G| and of (F - G)^2 up to the last value of the block. */
export function areas(
  n: f64,
  m: f64,
  passedReference: f64,
  passedCurrent: f64,
  sum: f64,
  sumOfSquares: f64,
  lastValue: f64,
): void {
  const whole = n * m;
  let ofReference = passedReference;
  let ofCurrent = passedCurrent;
  let absolute = sum;
  let squared = sumOfSquares;
  let last = lastValue;
  for (let at: u32 = 0; at < length; at++) {
    const value = valueAt(values, at);
    if (ofReference + ofCurrent > 0) {
      const share = abs(ofReference * m - ofCurrent * n) / whole;
      absolute += share * (value - last);
      squared += share * share * (value - last);
    }
    last = value;
    ofReference += <f64>load<u32>(inReference + 4 * at);
    ofCurrent += <f64>load<u32>(inCurrent + 4 * at);
  }
  put(0, ofReference);
  put(1, ofCurrent);
  put(2, absolute);
  put(3, squared);
  put(4, last);
}

/** Groups of neighbouring groups: their rows, and how many of these are the current side's. */
const joined: usize = memory.data(8 * 2 * 2050, 16);

export function joinedAt(): usize {
  return joined;
}

/**
 * Puts neighbouring groups together until they hold so many rows at least; larger ones stay by themselves. What is open yet
 * goes in and comes out, as do the rows of the largest group and its current ones. How many were closed.
 */
export function join(atLeast: f64, openRows: f64, openCurrent: f64, rowsOfLargest: f64, currentOfLargest: f64): u32 {
  let size = openRows;
  let ofCurrent = openCurrent;
  let largest = rowsOfLargest;
  let largestInCurrent = currentOfLargest;
  let closed: u32 = 0;
  for (let at: u32 = 0; at < length; at++) {
    const more = <f64>load<u32>(inCurrent + 4 * at);
    const both = <f64>load<u32>(inReference + 4 * at) + more;
    if (both > largest) {
      largest = both;
      largestInCurrent = more;
    }
    if (both >= atLeast && size > 0) {
      close(closed++, size, ofCurrent);
      size = 0;
      ofCurrent = 0;
    }
    size += both;
    ofCurrent += more;
    if (size >= atLeast) {
      close(closed++, size, ofCurrent);
      size = 0;
      ofCurrent = 0;
    }
  }
  put(0, size);
  put(1, ofCurrent);
  put(2, largest);
  put(3, largestInCurrent);
  return closed;
}

function close(index: u32, size: f64, ofCurrent: f64): void {
  store<f64>(joined + 16 * index, size);
  store<f64>(joined + 16 * index + 8, ofCurrent);
}
