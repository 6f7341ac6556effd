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
    const whole = sizes.reference * sizes.current;
    let i = 0;
    let j = 0;
    let absolute = 0;
    let squared = 0;
    let minimum = Number.NaN;
    let last = Number.NaN;
    return {
      step(groups) {
        for (let index = 0; index < groups.length; index += 1) {
          const value = groups.values[index] as number;
          if (i + j === 0) minimum = value;
          else {
            const gap = Math.abs(i * sizes.current - j * sizes.reference) / whole;
            absolute += gap * (value - last);
            squared += gap * gap * (value - last);
          }
          last = value;
          i += groups.reference[index] as number;
          j += groups.current[index] as number;
        }
      },
      finish: () => ({ ...sizes, absolute, squared, minimum, maximum: last }),
    };
  },
};
