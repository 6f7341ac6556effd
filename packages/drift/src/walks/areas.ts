import type { Sizes, Walk } from "../walk.ts";

/** Areas between the cumulative shares F of the reference and G of the current side. */
export interface Areas extends Sizes {
  /** Integral of |F - G|. */
  readonly absolute: number;
  /** Integral of (F - G)^2. */
  readonly squared: number;
  /** Of both sides together; NaN without a value. */
  readonly minimum: number;
  readonly maximum: number;
}

/** From this the distances of Wasserstein and of energy are read. */
export const areas: Walk<Areas> = {
  name: "areas",
  start(sizes) {
    const { reference: n, current: m } = sizes;
    let [i, j, absolute, squared, minimum, last] = [0, 0, 0, 0, Number.NaN, Number.NaN];
    return {
      step({ passes, values }) {
        if (i + j === 0) minimum = values[0] as number;
        passes.areas(n, m, i, j, absolute, squared, last);
        [i = 0, j = 0, absolute = 0, squared = 0, last = 0] = passes.results;
      },
      finish: () => ({ ...sizes, absolute, squared, minimum, maximum: last }),
    };
  },
};
