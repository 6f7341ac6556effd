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
    const sums = { a1: 0, a2: 0, a3: 0, a4: 0, a6: 0, a8: 0, first: 0, second: 0 };
    const open = { rows: reference + current, before: 0, size: 0, inCurrent: 0, sums };
    return {
      step: (groups) => pass(open, groups),
      finish() {
        if (open.size > 0) close(open, open.size, open.inCurrent);
        const { a1, a2, a3, a4, a6, a8, first, second } = sums;
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

/** The rows of the groups that are being put together, and those before them. */
interface Open {
  readonly rows: number;
  before: number;
  size: number;
  inCurrent: number;
  readonly sums: Sums;
}

interface Sums {
  a1: number;
  a2: number;
  a3: number;
  a4: number;
  a6: number;
  a8: number;
  first: number;
  second: number;
}

function pass(open: Open, { length, reference, current }: TieGroups): void {
  const atLeast = open.rows / mostGroups;
  let { size, inCurrent } = open;
  for (let index = 0; index < length; index += 1) {
    const more = current[index] as number;
    const both = (reference[index] as number) + more;
    if (both >= atLeast && size > 0) {
      close(open, size, inCurrent);
      size = 0;
      inCurrent = 0;
    }
    size += both;
    inCurrent += more;
    if (size >= atLeast) {
      close(open, size, inCurrent);
      size = 0;
      inCurrent = 0;
    }
  }
  open.size = size;
  open.inCurrent = inCurrent;
}

function close(open: Open, size: number, inCurrent: number): void {
  const { sums } = open;
  const score = normalScore((open.before + size / 2) / open.rows);
  const square = score * score;
  const sized = size * square;
  sums.a1 += size * score;
  sums.a2 += sized;
  sums.a3 += sized * score;
  sums.a4 += sized * square;
  sums.a6 += sized * square * square;
  sums.a8 += sized * square * square * square;
  sums.first += inCurrent * score;
  sums.second += inCurrent * square;
  open.before += size;
}
