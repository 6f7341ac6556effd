import { normalScore } from "../stats/normalScore.ts";
import type { Sizes, Walk } from "../walk.ts";

/**
 * Sums of the normal scores a of the pooled mid-ranks (van der Waerden): the rows of a tie group share the score of the
 * group's middle. `location` holds the sums of a, a^2, a^3, a^4 over both sides and `spread` the same of a^2 (Klotz);
 * `inCurrent` the sums of a and of a^2 over the current side.
 */
export interface Scores {
  readonly reference: number;
  readonly current: number;
  readonly location: readonly [number, number, number, number];
  readonly spread: readonly [number, number, number, number];
  readonly inCurrent: { readonly location: number; readonly spread: number };
}

/**
 * From this come the tests of location and spread, with the exact moments of their permutation distributions. A score a
 * value would take most of the time of a walk: neighbouring groups share one.
 */
export const scores: Walk<Scores> = {
  name: "scores",
  start: (sizes) => ({ finish: ({ rows, inCurrent }) => scoresOf(sizes, rows, inCurrent) }),
};

function scoresOf(sizes: Sizes, rows: Float64Array, inCurrent: Float64Array): Scores {
  const all = sizes.reference + sizes.current;
  let [a1, a2, a3, a4, a6, a8, first, second, before] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < rows.length; index += 1) {
    const size = rows[index] as number;
    const score = normalScore((before + size / 2) / all);
    const square = score * score;
    const sized = size * square;
    const ofCurrent = inCurrent[index] as number;
    a1 += size * score;
    a2 += sized;
    a3 += sized * score;
    a4 += sized * square;
    a6 += sized * square * square;
    a8 += sized * square * square * square;
    first += ofCurrent * score;
    second += ofCurrent * square;
    before += size;
  }
  return {
    ...sizes,
    location: [a1, a2, a3, a4],
    spread: [a2, a4, a6, a8],
    inCurrent: { location: first, spread: second },
  };
}
