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

/** From this come the tests of location and spread, with the exact moments of their permutation distributions. */
export const scores: Walk<Scores> = {
  name: "scores",
  start({ reference, current }) {
    const rows = reference + current;
    let before = 0;
    let [a1, a2, a3, a4, a6, a8] = [0, 0, 0, 0, 0, 0];
    let first = 0;
    let second = 0;
    return {
      step(groups: TieGroups) {
        // One sum a block, so that millions of small terms do not meet one large one.
        let [b1, b2, b3, b4, b6, b8] = [0, 0, 0, 0, 0, 0];
        let [blockFirst, blockSecond, passed] = [0, 0, before];
        for (let index = 0; index < groups.length; index += 1) {
          const inCurrent = groups.current[index] as number;
          const size = (groups.reference[index] as number) + inCurrent;
          const score = normalScore((passed + size / 2) / rows);
          const square = score * score;
          const sized = size * square;
          passed += size;
          b1 += size * score;
          b2 += sized;
          b3 += sized * score;
          b4 += sized * square;
          b6 += sized * square * square;
          b8 += sized * square * square * square;
          blockFirst += inCurrent * score;
          blockSecond += inCurrent * square;
        }
        a1 += b1;
        a2 += b2;
        a3 += b3;
        a4 += b4;
        a6 += b6;
        a8 += b8;
        first += blockFirst;
        second += blockSecond;
        before = passed;
      },
      finish() {
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
