import type { Sizes, TieGroups, Walk } from "../walk.ts";

export interface Ranks extends Sizes {
  /** Pairs of a reference and a current value in which the reference's is larger; ties count half. */
  readonly larger: number;
  /** Sum of t^3 - t over tie groups of t values. */
  readonly ties: number;
}

/** From this the statistic of Mann and Whitney is read. */
export const ranks: Walk<Ranks> = {
  name: "ranks",
  start(sizes) {
    const passed = { below: 0, larger: 0, ties: 0 };
    return {
      step: (groups) => pass(passed, groups),
      finish: () => ({ ...sizes, larger: passed.larger, ties: passed.ties }),
    };
  },
};

function pass(
  passed: { below: number; larger: number; ties: number },
  { length, reference, current }: TieGroups,
): void {
  let { below, larger, ties } = passed;
  for (let index = 0; index < length; index += 1) {
    const a = reference[index] as number;
    const b = current[index] as number;
    const group = a + b;
    larger += a * (below + b / 2);
    ties += group * (group * group - 1);
    below += b;
  }
  passed.below = below;
  passed.larger = larger;
  passed.ties = ties;
}
