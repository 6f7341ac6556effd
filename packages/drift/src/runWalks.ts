import type { Ordered } from "./need.ts";
import type { TieGroups, Walk } from "./walk.ts";

const blockLength = 1024;

/** The number of values, each as often as it occurs. */
export function orderedSize({ values, counts }: Ordered): number {
  if (!counts) return values.length;
  let size = 0;
  for (const count of counts) size += count;
  return size;
}

/** One pass over both sides' ascending values; every walk folds the same tie groups, block by block. */
export function runWalks(reference: Ordered, current: Ordered, walks: readonly Walk[]): unknown[] {
  const sizes = { reference: orderedSize(reference), current: orderedSize(current) };
  const folds = walks.map((walk) => walk.start(sizes));
  // The same block is handed out again and again: a fold keeps nothing of it.
  const block = {
    length: 0,
    values: new Float64Array(blockLength),
    reference: new Uint32Array(blockLength),
    current: new Uint32Array(blockLength),
  };
  const place: Place = { reference: 0, current: 0 };
  while (place.reference < reference.values.length || place.current < current.values.length) {
    fill(block, reference, current, place);
    for (const fold of folds) fold.step(block);
  }
  return folds.map((fold) => fold.finish());
}

/** How many values of each side were passed. */
interface Place {
  reference: number;
  current: number;
}

function fill(block: { length: number } & TieGroups, reference: Ordered, current: Ordered, place: Place): void {
  const left = reference.values;
  const right = current.values;
  let i = place.reference;
  let j = place.current;
  let length = 0;
  for (; length < blockLength && (i < left.length || j < right.length); length += 1) {
    const before = i < left.length ? (left[i] as number) : Number.POSITIVE_INFINITY;
    const after = j < right.length ? (right[j] as number) : Number.POSITIVE_INFINITY;
    const value = Math.min(before, after);
    let fromLeft = 0;
    let fromRight = 0;
    for (; i < left.length && left[i] === value; i += 1)
      fromLeft += reference.counts ? (reference.counts[i] as number) : 1;
    for (; j < right.length && right[j] === value; j += 1)
      fromRight += current.counts ? (current.counts[j] as number) : 1;
    // A value that equals nothing, itself included, would never be passed.
    if (fromLeft + fromRight === 0) throw new RangeError("runWalks: values must be numbers, got NaN");
    block.values[length] = value;
    block.reference[length] = fromLeft;
    block.current[length] = fromRight;
  }
  block.length = length;
  place.reference = i;
  place.current = j;
}
