import { normalScore } from "../stats/normalScore.ts";
import type { TieGroups, Walk } from "../walk.ts";

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
 * Of a long column neighbouring small groups are put together to at most twice as many, as if tied: a function of the
 * pooled values alone, which leaves the tests exact, and a score a value would take most of the time of a walk.
 */
const mostGroups = 4096;

/** From this come the tests of location and spread, with the exact moments of their permutation distributions. */
export const scores: Walk<Scores> = {
  name: "scores",
  start({ reference, current }) {
    const rows = reference + current;
    const atLeast = rows / mostGroups;
    let before = 0;
    let [size, inCurrent] = [0, 0];
    let [a1, a2, a3, a4, a6, a8] = [0, 0, 0, 0, 0, 0];
    let [first, second] = [0, 0];
    const close = () => {
      const score = normalScore((before + size / 2) / rows);
      const square = score * score;
      const sized = size * square;
      a1 += size * score;
      a2 += sized;
      a3 += sized * score;
      a4 += sized * square;
      a6 += sized * square * square;
      a8 += sized * square * square * square;
      first += inCurrent * score;
      second += inCurrent * square;
      before += size;
      size = 0;
      inCurrent = 0;
    };
    return {
      step(groups: TieGroups) {
        for (let index = 0; index < groups.length; index += 1) {
          const more = groups.current[index] as number;
          const both = (groups.reference[index] as number) + more;
          if (size > 0 && both >= atLeast) close();
          size += both;
          inCurrent += more;
          if (size >= atLeast) close();
        }
      },
      finish() {
        if (size > 0) close();
        return {
          reference,
          current,
          location: [a1, a2, a3, a4],
          spread: [a2, a4, a6, a8],
          inCurrent: { location: first, spread: second },
        };
      },
    };
  },
};
