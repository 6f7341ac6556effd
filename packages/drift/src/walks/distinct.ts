import type { Walk } from "../walk.ts";

/** How many distinct values the two sides have together. */
export const distinct: Walk<number> = {
  name: "distinct",
  start() {
    let groups = 0;
    return {
      step(block) {
        groups += block.length;
      },
      finish: () => groups,
    };
  },
};
