import { defineMeasure } from "../measure.ts";
import { cellsNeed, scoreShares, tenths } from "../stats/cells.ts";

/**
 * L-infinity: the largest change of one cell's share, as nannyml has it for categories. Numbers are cut at the
 * reference's tenths.
 *
 * @example
 * const cells = { labels: ["A", "B", "C"], reference: [10, 10, 0], current: [12, 4, 4] };
 * lInfinity.run({ cells }, lInfinity.defaults); // score 0.3
 */
export const lInfinity = defineMeasure({
  name: "lInfinity",
  title: "L-infinity distance",
  source: "Rudin 1976, Principles of Mathematical Analysis, 7.14 (the supremum norm)",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths },
  needs: (options, kind) => cellsNeed("lInfinity", options, kind),
  run: ({ cells }) =>
    scoreShares("lInfinity", cells, (reference, current) =>
      reference.reduce((largest, share, cell) => Math.max(largest, Math.abs(share - (current[cell] as number))), 0),
    ),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B", "C"],
      expected: { score: 0.3 },
      origin: "by hand: max(|.5 - .2|, |.5 - .6|, |0 - .2|)",
    },
    {
      reference: [true, true],
      current: [true, true, true],
      expected: { score: 0 },
      origin: "by hand: |1 - 1|",
    },
  ],
});
