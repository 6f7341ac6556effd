import { defineMeasure } from "../measure.ts";
import { byValue, cellsNeed, tableOf } from "../stats/cells.ts";
import { fisherTwoSided } from "../stats/fisher.ts";
import { checkFlag } from "../stats/testOptions.ts";
import { twoByTwo } from "../stats/twoByTwo.ts";

export interface FisherExactOptions {
  /** `true`: sides of different size are an error. */
  readonly equalSizes: boolean;
}

/**
 * Fisher's exact test of two categories, two-sided: how likely are tables that are no likelier than the one seen.
 *
 * The p-value is that of scipy's `fisher_exact` and of R's `fisher.test`; `statistic` is the odds ratio (infinite where
 * a side lacks a category, left out where both lack the same) and `score` the difference of shares, never infinite.
 * `equalSizes: true` refuses sides of different size, as evidently does. More than two categories are an error.
 *
 * @example
 * const cells = { labels: ["no", "yes"], reference: [7, 3], current: [2, 8] };
 * fisherExact.run({ cells }, fisherExact.defaults); // score 0.5, statistic 9.333, pValue 0.0698
 */
export const fisherExact = defineMeasure({
  name: "fisherExact",
  title: "Fisher's exact test",
  source: "Fisher 1934, Statistical Methods for Research Workers, 5th edition",
  kinds: ["category", "boolean"],
  defaults: { equalSizes: false } as FisherExactOptions,
  needs: ({ equalSizes }, kind) => {
    checkFlag("fisherExact", "equalSizes", equalSizes);
    return cellsNeed("fisherExact", byValue, kind);
  },
  run: ({ cells }, { equalSizes }) => {
    const table = tableOf("fisherExact", cells);
    if ("error" in table) return table;
    const found = twoByTwo("fisherExact", cells, "refuse");
    if ("error" in found) return found;
    const { rows, currentRows } = table;
    if (equalSizes && rows !== currentRows)
      return { error: `fisherExact: the sides must have equally many values, got ${rows} and ${currentRows}` };
    const [a, b] = found.reference;
    const [c, d] = found.current;
    const odds = (a * d) / (b * c);
    return {
      score: Math.abs(a / rows - c / currentRows),
      ...(Number.isNaN(odds) ? {} : { statistic: odds }),
      pValue: fisherTwoSided(a, b, c, d),
    };
  },
  cases: [
    {
      reference: ["n", "n", "n", "n", "n", "n", "n", "y", "y", "y"],
      current: ["n", "n", "y", "y", "y", "y", "y", "y", "y", "y"],
      expected: { score: 0.5, pValue: 0.06977851869492736 },
      origin: "scipy 1.17.1: fisher_exact([[7, 3], [2, 8]]); the score is .7 - .2",
    },
    {
      reference: [true, true, true],
      current: [false, false, false],
      expected: { score: 1, pValue: 0.1 },
      origin: "scipy 1.17.1: fisher_exact([[0, 3], [3, 0]])",
    },
  ],
});
