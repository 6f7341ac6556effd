import type { Sizes, Walk } from "../walk.ts";

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
    let passed = 0;
    let larger = 0;
    let ties = 0;
    return {
      step(groups) {
        for (let index = 0; index < groups.length; index += 1) {
          const reference = groups.reference[index] as number;
          const current = groups.current[index] as number;
          const group = reference + current;
          larger += reference * (passed + current / 2);
          ties += group * (group * group - 1);
          passed += current;
        }
      },
      finish: () => ({ ...sizes, larger, ties }),
    };
  },
};
