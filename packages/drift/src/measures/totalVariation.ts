import { defineMeasure } from "../measure.ts";
import { type BinOptions, cellsNeed, scoreShares, sum, tenths } from "../stats/cells.ts";
import { checkNumber, tooFew } from "../stats/testOptions.ts";
import { totalVariationShuffles } from "../stats/totalVariationShuffles.ts";

export interface TotalVariationOptions extends BinOptions {
  /** For categories: so many shuffles of the rows give a p-value; 0 for none. */
  readonly shuffles: number;
  readonly seed: number;
}

const defaults: TotalVariationOptions = { ...tenths, shuffles: 0, seed: 0 };

/** All rows, in the table's order, which is what a seed's shuffles are of. */
const everyRow = { pair: "texts", size: Number.MAX_SAFE_INTEGER, seed: 0 } as const;

type Needs = { readonly texts: typeof everyRow } | ReturnType<typeof cellsNeed>;

/**
 * Total variation: the share of rows that would have to move to another cell, between 0 and 1.
 *
 * Numbers are cut at the reference's tenths. `shuffles: 1000` gives categories the permutation p-value that evidently's
 * "TVD" shows in the place of a score; its shuffles are repeated.
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
  defaults,
  needs: (options: TotalVariationOptions, kind): Needs => {
    checkNumber("totalVariation", "shuffles", options.shuffles, { least: 0, whole: true });
    checkNumber("totalVariation", "seed", options.seed, { least: 0, most: 0xffffffff, whole: true });
    const { cells } = cellsNeed("totalVariation", options, kind);
    return options.shuffles > 0 && (kind === "category" || kind === "boolean") ? { texts: everyRow } : { cells };
  },
  run: (answers, { shuffles, seed }) => {
    if ("texts" in answers) {
      const few = tooFew("totalVariation", {
        reference: answers.texts.reference.length,
        current: answers.texts.current.length,
      });
      return few ?? totalVariationShuffles(answers.texts, shuffles, seed);
    }
    return scoreShares("totalVariation", answers.cells, (reference, current) =>
      Math.min(1, sum(reference.map((share, cell) => Math.abs(share - (current[cell] as number)))) / 2),
    );
  },
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
