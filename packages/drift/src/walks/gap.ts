import type { Walk } from "../walk.ts";

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
    const { reference: n, current: m } = sizes;
    let [i, j, above, aboveAt, below, belowAt] = [0, 0, 0, Number.NaN, 0, Number.NaN];
    return {
      step({ passes }) {
        passes.gap(n, m, i, j, above, aboveAt, below, belowAt);
        [i = 0, j = 0, above = 0, aboveAt = 0, below = 0, belowAt = 0] = passes.results;
      },
      finish() {
        const whole = Math.max(1, n * m);
        return { ...sizes, above: above / whole, aboveAt, below: below / whole, belowAt };
      },
    };
  },
};
