import type { Sizes, TieGroups, Walk } from "../walk.ts";

/** Sums over the pooled values, from which the statistic of Cramér and von Mises is read. */
export interface SquaredGaps extends Sizes {
  /** U of Anderson 1962 with midranks: squares of rank in the pool less rank in the own side. */
  readonly midrank: number;
  /** Sum of (F - G)^2 over all values, F and G at the end of each one's tie group. */
  readonly groups: number;
  readonly distinct: number;
}

export const squaredGaps: Walk<SquaredGaps> = {
  name: "squaredGaps",
  start(sizes) {
    const passed = { i: 0, j: 0, midrank: 0, groups: 0, distinct: 0 };
    return {
      step: (groups) => pass(passed, sizes, groups),
      finish() {
        const { midrank, groups, distinct } = passed;
        return { ...sizes, midrank, groups, distinct };
      },
    };
  },
};

interface Passed {
  i: number;
  j: number;
  midrank: number;
  groups: number;
  distinct: number;
}

function pass(passed: Passed, { reference: n, current: m }: Sizes, block: TieGroups): void {
  const { length, reference, current } = block;
  const whole = n * m;
  let { i, j, midrank, groups } = passed;
  for (let index = 0; index < length; index += 1) {
    const a = reference[index] as number;
    const b = current[index] as number;
    // The pooled midrank less the own ranks of the group: the other side's part of it, plus the own ranks' spread.
    const ofCurrent = j + b / 2;
    const ofReference = i + a / 2;
    midrank +=
      n * (a * (ofCurrent * ofCurrent) + (a * (a * a - 1)) / 12) +
      m * (b * (ofReference * ofReference) + (b * (b * b - 1)) / 12);
    i += a;
    j += b;
    const gap = (i * m - j * n) / whole;
    groups += (a + b) * (gap * gap);
  }
  passed.i = i;
  passed.j = j;
  passed.midrank = midrank;
  passed.groups = groups;
  passed.distinct += length;
}
