import type { TieGroups, Walk } from "../walk.ts";

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
  start({ reference, current }) {
    // Whole numbers i m - j n, so that every engine gets the same largest gap to the last digit.
    let i = 0;
    let j = 0;
    let above = 0;
    let aboveAt = Number.NaN;
    let below = 0;
    let belowAt = Number.NaN;
    return {
      step(groups: TieGroups) {
        for (let index = 0; index < groups.length; index += 1) {
          i += groups.reference[index] as number;
          j += groups.current[index] as number;
          const difference = i * current - j * reference;
          if (difference > above) {
            above = difference;
            aboveAt = groups.values[index] as number;
          } else if (-difference > below) {
            below = -difference;
            belowAt = groups.values[index] as number;
          }
        }
      },
      finish() {
        const whole = Math.max(1, reference * current);
        return { reference, current, above: above / whole, aboveAt, below: below / whole, belowAt };
      },
    };
  },
};
