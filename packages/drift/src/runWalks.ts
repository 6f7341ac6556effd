import { blockOf } from "./mergeGroups.ts";
import type { Ordered } from "./need.ts";
import { nextGroups } from "./nextGroups.ts";
import type { Walk } from "./walk.ts";

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
  const block = blockOf(1024);
  while (nextGroups(block, reference, current)) for (const fold of folds) fold.step(block);
  return folds.map((fold) => fold.finish());
}
