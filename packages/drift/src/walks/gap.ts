import type { Sizes, TieGroups, Walk } from "../walk.ts";

/**
 * The largest gaps between the cumulative shares F of the reference and G of the current side, taken at the ends of tie
 * groups, and the values they end at (NaN without a gap).
 */
export interface Gap {
  readonly reference: number;
  readonly current: number;
  /** Largest F - G, at least 0. */
  readonly above: number;
  readonly aboveAt: number;
  /** Largest G - F, at least 0. */
  readonly below: number;
  readonly belowAt: number;
}

/** From this the statistics of Kolmogorov-Smirnov and Kuiper are read. */
export const gap: Walk<Gap> = {
  name: "gap",
  start(sizes) {
    const passed = { i: 0, j: 0, above: 0, aboveAt: Number.NaN, below: 0, belowAt: Number.NaN };
    return {
      step: (groups) => pass(passed, sizes, groups),
      finish() {
        const { above, aboveAt, below, belowAt } = passed;
        const whole = Math.max(1, sizes.reference * sizes.current);
        return { ...sizes, above: above / whole, aboveAt, below: below / whole, belowAt };
      },
    };
  },
};

interface Passed {
  i: number;
  j: number;
  above: number;
  aboveAt: number;
  below: number;
  belowAt: number;
}

function pass(passed: Passed, { reference: n, current: m }: Sizes, groups: TieGroups): void {
  const { length, values, reference, current } = groups;
  let { i, j, above, below } = passed;
  for (let index = 0; index < length; index += 1) {
    i += reference[index] as number;
    j += current[index] as number;
    // Whole numbers i m - j n, so that every engine gets the same largest gap to the last digit.
    const difference = i * m - j * n;
    if (difference > above) {
      above = difference;
      passed.aboveAt = values[index] as number;
    } else if (-difference > below) {
      below = -difference;
      passed.belowAt = values[index] as number;
    }
  }
  passed.i = i;
  passed.j = j;
  passed.above = above;
  passed.below = below;
}
