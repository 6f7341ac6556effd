import { defineMeasure } from "../measure.ts";
import { type BinOptions, cellsNeed, checkBase, oneOf, scoreShares, tenths } from "../stats/cells.ts";
import { relativeEntropy } from "../stats/divergences.ts";

export interface JensenShannonOptions extends BinOptions {
  /** Of the logarithm. With 2 the score lies between 0 and 1. */
  readonly base: number;
  /** The distance is the root of the divergence. */
  readonly form: "distance" | "divergence";
}

/**
 * Jensen-Shannon: how far both sides are from their average.
 *
 * Ours is the distance with base 2, as nannyml's; numbers are cut at the reference's tenths. With `base: Math.E` it is
 * scipy's default and evidently's, which cuts numbers by `{ rule: "sturges", over: "union", fewValues: 20 }`;
 * nannyml cuts them by `{ rule: "doane", over: "reference" }`.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * jensenShannon.run({ cells }, jensenShannon.defaults); // score 0.221
 */
export const jensenShannon = defineMeasure({
  name: "jensenShannon",
  title: "Jensen-Shannon distance",
  source: "Lin 1991, Divergence Measures Based on the Shannon Entropy; Endres and Schindelin 2003 (the distance)",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths, base: 2, form: "distance" } as JensenShannonOptions,
  needs: (options, kind) => {
    checkBase("jensenShannon", options.base);
    oneOf("jensenShannon", "form", options.form, ["distance", "divergence"]);
    return cellsNeed("jensenShannon", options, kind);
  },
  run: ({ cells }, { base, form }) =>
    scoreShares("jensenShannon", cells, (reference, current) => {
      let total = 0;
      reference.forEach((share, cell) => {
        const other = current[cell] as number;
        const middle = (share + other) / 2;
        total += relativeEntropy(share, middle) + relativeEntropy(other, middle);
      });
      const divergence = Math.max(0, total / 2 / Math.log(base));
      return form === "distance" ? Math.sqrt(divergence) : divergence;
    }),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B"],
      expected: { score: 0.22089576884901735 },
      origin: "scipy 1.17.1: spatial.distance.jensenshannon([.5, .5], [.25, .75], base=2)",
    },
    {
      reference: ["A", "A"],
      current: ["B"],
      options: { base: Math.E },
      expected: { score: 0.8325546111576977 },
      origin: "scipy 1.17.1: spatial.distance.jensenshannon([1, 0], [0, 1])",
    },
  ],
});
