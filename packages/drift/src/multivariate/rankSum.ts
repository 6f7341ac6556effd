import type { TieGroup } from "../models/rocAuc.ts";
import { hypergeometricTails } from "../stats/hypergeometric.ts";
import { pearsonTails } from "../stats/pearsonTails.ts";
import { populationMoments, sampledSum } from "../stats/sampledSum.ts";

/** Where more than half of the rows are tied, it takes so many others for their ranks to be worth more than one cut. */
const fewestUntied = 20;

/**
 * P(rank sum of the positive rows at least this high) if all rows were dealt anew: the one-sided test of Mann and Whitney
 * (1947) from the rank sum's exact four moments given the ties. Half of the largest step that the sum may take is taken
 * off, so that a curve in the place of steps does not make it smaller than it is. With few rows outside of one large tie it
 * is the exact tail of the number of positive rows above a cut, which is made without a look at the sides.
 */
export function rankSumTail(groups: readonly TieGroup[]): number {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const positives = groups.reduce((sum, group) => sum + group.positives, 0);
  if (groups.length < 2 || positives === 0 || positives === rows) return 1;
  const untied = rows - Math.max(...groups.map((group) => group.rows));
  const worth = (untied * Math.min(positives, rows - positives)) / rows;
  return untied < rows / 2 && worth < fewestUntied
    ? cutTail(groups, rows, positives)
    : curveTail(groups, rows, positives);
}

function curveTail(groups: readonly TieGroup[], rows: number, positives: number): number {
  let below = 0;
  let sum = 0;
  let [s2, s3, s4] = [0, 0, 0];
  let step = 0;
  let before: number | undefined;
  for (const group of groups) {
    // Counted from the middle rank, so that the moments keep their digits.
    const rank = below + (group.rows - rows) / 2;
    below += group.rows;
    sum += group.positives * rank;
    s2 += group.rows * rank ** 2;
    s3 += group.rows * rank ** 3;
    s4 += group.rows * rank ** 4;
    if (before !== undefined) step = Math.max(step, rank - before);
    before = rank;
  }
  const shape = sampledSum(populationMoments(rows, [0, s2, s3, s4]), positives);
  return pearsonTails(sum - step / 2, shape).upper;
}

/** Of all cuts the one nearest to the middle. */
function cutTail(groups: readonly TieGroup[], rows: number, positives: number): number {
  const above = { rows, positives };
  let cut = { rows: 0, positives: 0 };
  for (const group of groups.slice(0, -1)) {
    above.rows -= group.rows;
    above.positives -= group.positives;
    if (Math.min(above.rows, rows - above.rows) > Math.min(cut.rows, rows - cut.rows)) cut = { ...above };
  }
  return hypergeometricTails(cut.positives, rows, cut.rows, positives).upper;
}
