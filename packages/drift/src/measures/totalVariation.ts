import { defineMeasure } from "../measure.ts";
import { cellsNeed, scoreShares, sum, tenths } from "../stats/cells.ts";

/**
 * Total variation: the share of rows that would have to move to another cell, between 0 and 1.
 *
 * Numbers are cut at the reference's tenths. Evidently's "TVD" shows this distance's permutation p-value in the place of
 * a score.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * totalVariation.run({ cells }, totalVariation.defaults); // score 0.25
 */
export const totalVariation = defineMeasure({
  name: "totalVariation",
  title: "Total variation",
  source: "Levin and Peres 2017, Markov Chains and Mixing Times, 4.1",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths },
  needs: (options, kind) => cellsNeed("totalVariation", options, kind),
  run: ({ cells }) =>
    scoreShares("totalVariation", cells, (reference, current) =>
      Math.min(1, sum(reference.map((share, cell) => Math.abs(share - (current[cell] as number)))) / 2),
    ),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "C"],
      expected: { score: 0.25 },
      origin: "by hand: (|.5 - .25| + |.5 - .5| + |0 - .25|) / 2",
    },
    {
      reference: ["A"],
      current: ["B"],
      expected: { score: 1 },
      origin: "by hand: (|1 - 0| + |0 - 1|) / 2",
    },
  ],
});
