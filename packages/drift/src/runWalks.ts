import { groupJoiner } from "./joinGroups.ts";
import type { Ordered } from "./need.ts";
import { partsOf } from "./orderedParts.ts";
import { mostNumbers } from "./stats/workshop.ts";
import { openBlocks } from "./tieGroups.ts";
import type { JoinedGroups, Walk } from "./walk.ts";

/** The number of values, each as often as it occurs. */
export function orderedSize({ values, counts }: Ordered): number {
  if (!counts) return values.length;
  let size = 0;
  for (const count of counts) size += count;
  return size;
}

/** One pass over both sides' ascending values; every walk folds the same tie groups, block by block. */
export function runWalks(
  reference: Ordered,
  current: Ordered,
  walks: readonly Walk[],
  /** Longer sides are walked in parts. */
  most: number = mostNumbers,
): unknown[] {
  const sizes = { reference: orderedSize(reference), current: orderedSize(current) };
  const folds = walks.map((walk) => walk.start(sizes));
  const joiner = folds.some(({ step }) => step === undefined) ? groupJoiner(sizes) : undefined;
  let last = Number.NEGATIVE_INFINITY;
  for (const [before, after] of partsOf(reference, current, most)) {
    const { groups, next } = openBlocks(before, after, last);
    while (next()) {
      last = groups.values[groups.length - 1] as number;
      for (const { step } of folds) step?.(groups);
      joiner?.step(groups);
    }
  }
  const joined = joiner?.finish();
  return folds.map((fold) => (fold.step ? fold.finish() : fold.finish(joined as JoinedGroups)));
}
