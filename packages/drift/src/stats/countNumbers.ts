import type { Ordered } from "../need.ts";
import { type Slots, slotOf, slotsFor, widened, wordsOf } from "./slots.ts";
import { type Others, sortFinite } from "./sortNumbers.ts";

/** Different finite values, ascending, and how many rows hold each. */
export interface Counted {
  readonly ordered: Required<Ordered>;
  readonly others: Others;
}

/** So many slots that a few values seldom meet in one. */
const sparse = 4096;
/** Rows a call: what is called again and again is compiled sooner than one long loop. */
const stretch = 1024;

/** Counts equal values, each for as many rows as hold it. */
export function countRows(values: Float64Array, rows: ArrayLike<number>): Counted {
  const passed = start();
  const slots = slotsFor(values.length);
  while (passed.values < values.length) count(values, rows, slots, passed);
  return found(slots, passed);
}

/** Counts equal values, or gives up where `most` or more differ: sorting them all is quicker then. */
export function countFew(values: Float64Array, most: number): Counted | undefined {
  const passed = start();
  let slots = slotsFor(sparse);
  while (passed.values < values.length) {
    if (2 * passed.differing === slots.values.length) {
      if (passed.differing >= most) return undefined;
      slots = widened(slots);
    }
    count(values, undefined, slots, passed);
  }
  return found(slots, passed);
}

interface Passed {
  values: number;
  differing: number;
  missing: number;
  negative: number;
  positive: number;
}

const start = (): Passed => ({ values: 0, differing: 0, missing: 0, negative: 0, positive: 0 });

/** Counts on from where the last call ended, as long as there are slots to spare. */
function count(values: Float64Array, rows: ArrayLike<number> | undefined, slots: Slots, passed: Passed): void {
  const { values: held, counts } = slots;
  const words = wordsOf(values);
  const mask = held.length - 1;
  const shift = Math.clz32(mask);
  const room = held.length >>> 1;
  let { values: index, differing } = passed;
  const end = Math.min(index + stretch, values.length);
  for (; index < end && differing < room; index += 1) {
    const value = values[index] as number;
    const times = rows ? (rows[index] as number) : 1;
    if (times === 0) continue;
    if (value - value !== 0) {
      if (value < 0) passed.negative += times;
      else if (value > 0) passed.positive += times;
      else passed.missing += times;
      continue;
    }
    let slot = slotOf(words, index, shift);
    let there = held[slot] as number;
    // Only NaN, which stands for no value, differs from itself.
    while (there !== value && there - there === 0) {
      slot = (slot + 1) & mask;
      there = held[slot] as number;
    }
    if (there !== value) {
      held[slot] = value + 0;
      differing += 1;
    }
    counts[slot] = (counts[slot] as number) + times;
  }
  passed.values = index;
  passed.differing = differing;
}

function found(slots: Slots, { differing, missing, negative, positive }: Passed): Counted {
  return { ordered: inOrder(slots, differing), others: { missing, negative, positive } };
}

function inOrder({ values: held, counts }: Slots, differing: number): Required<Ordered> {
  const different = new Float64Array(differing);
  let length = 0;
  for (let slot = 0; slot < held.length; slot += 1) {
    const value = held[slot] as number;
    if (Number.isNaN(value)) continue;
    different[length] = value;
    length += 1;
  }
  const { values } = sortFinite(different);
  const words = wordsOf(values);
  const mask = held.length - 1;
  const shift = Math.clz32(mask);
  const rows = new Float64Array(differing);
  for (let index = 0; index < differing; index += 1) {
    let slot = slotOf(words, index, shift);
    while (held[slot] !== values[index]) slot = (slot + 1) & mask;
    rows[index] = counts[slot] as number;
  }
  return { values, counts: rows };
}
