import type { Sizes, TieGroups, Walk } from "../walk.ts";

/** Whether F and G are taken in the middle of each tie group or at its end. */
export const tieVariants = ["midrank", "right"] as const;
export type TieVariant = (typeof tieVariants)[number];

/** The statistic A^2 of Scholz and Stephens 1987: their formula 7 (midrank) or 6 (right). */
export interface WeightedGaps extends Sizes {
  readonly square: number;
}

export function weightedGaps(ties: TieVariant): Walk<WeightedGaps> {
  return {
    name: `weightedGaps ${ties}`,
    start(sizes) {
      const all = sizes.reference + sizes.current;
      const passed = { i: 0, j: 0, sum: 0 };
      const pass = { midrank: passMidrank, right: passRight }[ties];
      return {
        step: (groups) => pass(passed, sizes, groups),
        finish: () => ({ ...sizes, square: ties === "midrank" ? (passed.sum * (all - 1)) / all : passed.sum }),
      };
    },
  };
}

interface Passed {
  i: number;
  j: number;
  sum: number;
}

function passMidrank(passed: Passed, { reference: n, current: m }: Sizes, groups: TieGroups): void {
  const { length, reference, current } = groups;
  const all = n + m;
  const weight = (1 / n + 1 / m) / all;
  let { i, j, sum } = passed;
  for (let index = 0; index < length; index += 1) {
    const a = reference[index] as number;
    const b = current[index] as number;
    const middle = i + j + (a + b) / 2;
    const variance = middle * (all - middle) - (all * (a + b)) / 4;
    const gap = m * (i + a / 2) - n * (j + b / 2);
    // One group alone has no variance, and no gap either.
    if (variance > 0) sum += ((a + b) * weight * (gap * gap)) / variance;
    i += a;
    j += b;
  }
  passed.i = i;
  passed.j = j;
  passed.sum = sum;
}

function passRight(passed: Passed, { reference: n, current: m }: Sizes, groups: TieGroups): void {
  const { length, reference, current } = groups;
  const all = n + m;
  const weight = (1 / n + 1 / m) / all;
  let { i, j, sum } = passed;
  for (let index = 0; index < length; index += 1) {
    const a = reference[index] as number;
    const b = current[index] as number;
    const end = i + j + a + b;
    i += a;
    j += b;
    const gap = m * i - n * j;
    if (end < all) sum += ((a + b) * weight * (gap * gap)) / (end * (all - end));
  }
  passed.i = i;
  passed.j = j;
  passed.sum = sum;
}
