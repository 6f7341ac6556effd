/** How well scores tell two sides apart: the chance that a positive row scores above a negative one, ties counted half. */
export interface RocAuc {
  readonly auc: number;
  readonly standardError: number;
  readonly positives: number;
  readonly negatives: number;
}

/** Rows with one and the same score. */
export interface TieGroup {
  readonly rows: number;
  readonly positives: number;
}

/**
 * The area under the ROC curve from ranks (Hanley and McNeil 1982), with the standard error of DeLong et al. (1988) by the
 * ranks of Sun and Xu (2014). NaN where a side is empty or a score is missing; the error is NaN where a side has one row.
 *
 *     rocAuc(Float64Array.of(0.1, 0.4, 0.35, 0.8), Float64Array.of(0, 0, 1, 1)).auc; // 0.75
 */
export function rocAuc(scores: Float64Array, isPositive: ArrayLike<number>): RocAuc {
  const found = rocAucOf(tieGroups(scores, isPositive));
  return scores.some(Number.isNaN) ? { ...found, auc: Number.NaN, standardError: Number.NaN } : found;
}

/** The same from rows that are ordered already, lowest scores first. */
export function rocAucOf(groups: readonly TieGroup[]): RocAuc {
  const positives = groups.reduce((sum, group) => sum + group.positives, 0);
  const negatives = groups.reduce((sum, group) => sum + group.rows - group.positives, 0);
  const sums = { auc: 0, positive: 0, negative: 0 };
  let [positivesBelow, negativesBelow] = [0, 0];
  for (const group of groups) {
    const ofGroup = group.rows - group.positives;
    // Of a row of either side, the share of the other side that it stands on the right side of.
    const ofPositive = (negativesBelow + ofGroup / 2) / negatives;
    const ofNegative = 1 - (positivesBelow + group.positives / 2) / positives;
    sums.auc += group.positives * ofPositive;
    sums.positive += group.positives * ofPositive ** 2;
    sums.negative += ofGroup * ofNegative ** 2;
    positivesBelow += group.positives;
    negativesBelow += ofGroup;
  }
  const auc = sums.auc / positives;
  const variance = (squares: number, rows: number) => Math.max(0, squares - rows * auc * auc) / (rows - 1) / rows;
  const standardError = Math.sqrt(variance(sums.positive, positives) + variance(sums.negative, negatives));
  return { auc, standardError, positives, negatives };
}

/** Rows by their scores, lowest first. */
export function tieGroups(scores: Float64Array, isPositive: ArrayLike<number>): TieGroup[] {
  const order = Uint32Array.from(scores.keys());
  order.sort((one, other) => (scores[one] as number) - (scores[other] as number));
  const groups: TieGroup[] = [];
  for (let from = 0; from < order.length; ) {
    const score = scores[order[from] as number];
    let [to, positives] = [from, 0];
    do {
      if (isPositive[order[to] as number]) positives += 1;
      to += 1;
    } while (to < order.length && scores[order[to] as number] === score);
    groups.push({ rows: to - from, positives });
    from = to;
  }
  return groups;
}
