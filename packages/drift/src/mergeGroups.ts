import type { Ordered } from "./need.ts";
import type { TieGroups } from "./walk.ts";

/** A block of tie groups, and how many values of each side it and those before it took. */
export interface Block extends TieGroups {
  length: number;
  readonly most: number;
  readonly passed: { reference: number; current: number };
}

export function blockOf(most: number): Block {
  return {
    length: 0,
    most,
    // The larger of two values is put down behind the smaller one.
    values: new Float64Array(most + 1),
    reference: new Uint32Array(most),
    current: new Uint32Array(most),
    passed: { reference: 0, current: 0 },
  };
}

/** Puts down the values of both sides in order, as long as both have some. Equal ones of one side are groups apart. */
export function mergeGroups(block: Block, reference: Ordered, current: Ordered): void {
  const { passed } = block;
  if (isLong(block, reference, passed.reference) && isLong(block, current, passed.current))
    mergeHalves(block, reference.values, current.values);
  else merge(block, reference, current);
}

/** Whether a side alone could fill the block, and one value does not stand for several rows. */
const isLong = ({ most }: Block, { values, counts }: Ordered, passed: number): boolean =>
  !counts && values.length - passed > most;

/**
 * Which side comes next cannot be foreseen, and a wrong guess of the processor takes longer than all else: the comparison
 * is made a number, and no branch.
 */
function merge(block: Block, reference: Ordered, current: Ordered): void {
  const { values, reference: inReference, current: inCurrent, most, passed } = block;
  const { values: left, counts: leftCounts } = reference;
  const { values: right, counts: rightCounts } = current;
  let { reference: i, current: j } = passed;
  let length = 0;
  for (; length < most && i < left.length && j < right.length; length += 1) {
    const before = left[i] as number;
    const after = right[j] as number;
    const fromLeft = Number(before <= after);
    const fromRight = Number(after <= before);
    values[length + 1 - fromLeft] = before;
    values[length + fromLeft] = after;
    inReference[length] = leftCounts ? fromLeft * (leftCounts[i] as number) : fromLeft;
    inCurrent[length] = rightCounts ? fromRight * (rightCounts[j] as number) : fromRight;
    i += fromLeft;
    j += fromRight;
  }
  block.length = length;
  passed.reference = i;
  passed.current = j;
}

/**
 * The same where both sides have values enough, a value each time: the two halves of the block at once, so that one does not
 * wait for the comparison of the other. Where the second half begins is found as in Odeh et al. 2012, Merge Path.
 */
function mergeHalves(block: Block, left: Float64Array, right: Float64Array): void {
  const { values, reference, current, most, passed } = block;
  const half = most / 2;
  let { reference: i, current: j } = passed;
  const middle = firstOfLeft(left, i, right, j, half);
  let k = i + middle;
  let l = j + half - middle;
  const firstOfSecond = Math.min(left[k] as number, right[l] as number);
  for (let length = 0; length < half; length += 1) {
    const before = left[i] as number;
    const after = right[j] as number;
    const fromLeft = Number(before <= after);
    values[length + 1 - fromLeft] = before;
    values[length + fromLeft] = after;
    reference[length] = fromLeft;
    current[length] = 1 - fromLeft;
    i += fromLeft;
    j += 1 - fromLeft;
    const second = length + half;
    const lower = left[k] as number;
    const upper = right[l] as number;
    const alsoLeft = Number(lower <= upper);
    values[second + 1 - alsoLeft] = lower;
    values[second + alsoLeft] = upper;
    reference[second] = alsoLeft;
    current[second] = 1 - alsoLeft;
    k += alsoLeft;
    l += 1 - alsoLeft;
  }
  // The first half put the larger of its last two values here.
  values[half] = firstOfSecond;
  block.length = most;
  passed.reference = k;
  passed.current = l;
}

/** How many of the first `count` values of both sides are the left one's, of equal ones its before the other's. */
function firstOfLeft(left: Float64Array, i: number, right: Float64Array, j: number, count: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((left[i + middle] as number) <= (right[j + count - 1 - middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
