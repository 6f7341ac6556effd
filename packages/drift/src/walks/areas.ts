import type { Sizes, TieGroups, Walk } from "../walk.ts";

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
    const passed = { i: 0, j: 0, absolute: 0, squared: 0, minimum: Number.NaN, last: Number.NaN };
    return {
      step: (groups) => pass(passed, sizes, groups),
      finish() {
        const { absolute, squared, minimum, last } = passed;
        return { ...sizes, absolute, squared, minimum, maximum: last };
      },
    };
  },
};

interface Passed {
  i: number;
  j: number;
  absolute: number;
  squared: number;
  minimum: number;
  last: number;
}

function pass(passed: Passed, { reference: n, current: m }: Sizes, groups: TieGroups): void {
  const { length, values, reference, current } = groups;
  const whole = n * m;
  let { i, j, absolute, squared, last } = passed;
  for (let index = 0; index < length; index += 1) {
    const value = values[index] as number;
    if (i + j === 0) passed.minimum = value;
    else {
      const gap = Math.abs(i * m - j * n) / whole;
      absolute += gap * (value - last);
      squared += gap * gap * (value - last);
    }
    last = value;
    i += reference[index] as number;
    j += current[index] as number;
  }
  passed.i = i;
  passed.j = j;
  passed.absolute = absolute;
  passed.squared = squared;
  passed.last = last;
}
