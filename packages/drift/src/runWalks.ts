import type { Ordered } from "./need.ts";
import type { TieGroups, Walk } from "./walk.ts";

const blockLength = 4096;

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
  for (const groups of tieGroups(reference, current)) for (const fold of folds) fold.step(groups);
  return folds.map((fold) => fold.finish());
}

/** The same block is handed out again and again: a fold keeps nothing of it. */
function* tieGroups(reference: Ordered, current: Ordered): Generator<TieGroups> {
  const block = {
    length: 0,
    values: new Float64Array(blockLength),
    reference: new Float64Array(blockLength),
    current: new Float64Array(blockLength),
  };
  const left = reference.values;
  const right = current.values;
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    let length = 0;
    while (length < blockLength && (i < left.length || j < right.length)) {
      const value =
        j >= right.length || (i < left.length && (left[i] as number) <= (right[j] as number))
          ? (left[i] as number)
          : (right[j] as number);
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
      length += 1;
    }
    block.length = length;
    yield block;
  }
}
