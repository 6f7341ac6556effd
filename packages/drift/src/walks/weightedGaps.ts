import type { Sizes, Walk } from "../walk.ts";

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
      const { reference: n, current: m } = sizes;
      const all = n + m;
      const weight = (1 / n + 1 / m) / all;
      let i = 0;
      let j = 0;
      let sum = 0;
      const add = {
        midrank(a: number, b: number) {
          const middle = i + j + (a + b) / 2;
          const variance = middle * (all - middle) - (all * (a + b)) / 4;
          // One group alone has no variance, and no gap either.
          if (variance > 0) sum += ((a + b) * weight * (m * (i + a / 2) - n * (j + b / 2)) ** 2) / variance;
        },
        right(a: number, b: number) {
          const end = i + j + a + b;
          if (end < all) sum += ((a + b) * weight * (m * (i + a) - n * (j + b)) ** 2) / (end * (all - end));
        },
      }[ties];
      return {
        step(groups) {
          for (let index = 0; index < groups.length; index += 1) {
            const a = groups.reference[index] as number;
            const b = groups.current[index] as number;
            add(a, b);
            i += a;
            j += b;
          }
        },
        finish: () => ({ ...sizes, square: ties === "midrank" ? (sum * (all - 1)) / all : sum }),
      };
    },
  };
}
