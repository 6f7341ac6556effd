import { type Block, mergeGroups } from "./mergeGroups.ts";
import type { Ordered } from "./need.ts";

/** Fills the block with the tie groups that follow; false where there are none. */
export function nextGroups(block: Block, reference: Ordered, current: Ordered): boolean {
  const { passed } = block;
  const before = block.length === 0 ? Number.NEGATIVE_INFINITY : (block.values[block.length - 1] as number);
  const start = passed.reference + passed.current;
  mergeGroups(block, reference, current);
  // A value that is neither smaller nor larger than another would never be passed.
  if (block.length > 0 && passed.reference + passed.current === start) throw notAscending(Number.NaN);
  if (passed.current === current.values.length)
    passed.reference = append(block, block.reference, block.current, reference, passed.reference);
  if (passed.reference === reference.values.length)
    passed.current = append(block, block.current, block.reference, current, passed.current);
  if (block.length === 0) return false;
  joinTies(block, before);
  // Values of the last group that did not fit.
  passed.reference = addTies(block, block.reference, reference, passed.reference);
  passed.current = addTies(block, block.current, current, passed.current);
  return true;
}

/** The values of the one side that has some left. How many are passed. */
function append(
  block: Block,
  own: Uint32Array,
  other: Uint32Array,
  { values: held, counts }: Ordered,
  passed: number,
): number {
  const { values, most } = block;
  let { length } = block;
  let index = passed;
  for (; length < most && index < held.length; length += 1) {
    values[length] = held[index] as number;
    own[length] = counts ? (counts[index] as number) : 1;
    other[length] = 0;
    index += 1;
  }
  block.length = length;
  return index;
}

function joinTies(block: Block, before: number): void {
  const { values, reference, current } = block;
  let last = before;
  let held = -1;
  for (let index = 0; index < block.length; index += 1) {
    const value = values[index] as number;
    if (value > last) {
      held += 1;
      if (held < index) {
        values[held] = value;
        reference[held] = reference[index] as number;
        current[held] = current[index] as number;
      }
      last = value;
    } else if (value === last && held >= 0) {
      reference[held] = (reference[held] as number) + (reference[index] as number);
      current[held] = (current[held] as number) + (current[index] as number);
    } else throw notAscending(value);
  }
  block.length = held + 1;
}

function addTies(block: Block, own: Uint32Array, { values, counts }: Ordered, passed: number): number {
  const last = block.length - 1;
  const value = block.values[last];
  let index = passed;
  let rows = own[last] as number;
  for (; index < values.length && values[index] === value; index += 1) rows += counts ? (counts[index] as number) : 1;
  own[last] = rows;
  return index;
}

const notAscending = (value: number): RangeError =>
  new RangeError(`runWalks: values must be numbers and ascend, got ${value}`);
