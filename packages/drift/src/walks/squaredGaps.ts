import type { Sizes, Walk } from "../walk.ts";

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
    const { reference: n, current: m } = sizes;
    let i = 0;
    let j = 0;
    let midrank = 0;
    let groups = 0;
    let distinct = 0;
    return {
      step(block) {
        for (let index = 0; index < block.length; index += 1) {
          const a = block.reference[index] as number;
          const b = block.current[index] as number;
          // The pooled midrank less the own ranks of the group: the other side's part of it, plus the own ranks' spread.
          midrank +=
            n * (a * (j + b / 2) ** 2 + (a * (a * a - 1)) / 12) + m * (b * (i + a / 2) ** 2 + (b * (b * b - 1)) / 12);
          i += a;
          j += b;
          groups += (a + b) * ((i * m - j * n) / (n * m)) ** 2;
        }
        distinct += block.length;
      },
      finish: () => ({ ...sizes, midrank, groups, distinct }),
    };
  },
};
