import { defineMeasure } from "../measure.ts";
import { byValue, cellsNeed, oneOf, tableOf } from "../stats/cells.ts";
import { normalTail } from "../stats/distributions.ts";
import { twoByTwo } from "../stats/twoByTwo.ts";

export interface ZTestOptions {
  /** `refuse`: more than two categories are an error. `first`: the first by name against all the others. */
  readonly categories: "refuse" | "first";
}

/**
 * The pooled z-test that two shares are equal, two-sided.
 *
 * Ours wants two categories; where both sides have the same single one z is 0 and p is 1, as with evidently.
 * `categories: "first"` is what evidently does with more than two, and makes the answer hang on their names.
 *
 * @example
 * const cells = { labels: ["no", "yes"], reference: [90, 10], current: [80, 20] };
 * zTest.run({ cells }, zTest.defaults); // score 1.980, pValue 0.0477
 */
export const zTest = defineMeasure({
  name: "zTest",
  title: "Z-test of two shares",
  source: "Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions",
  kinds: ["category", "boolean"],
  defaults: { categories: "refuse" } as ZTestOptions,
  needs: ({ categories }, kind) => {
    oneOf("zTest", "categories", categories, ["refuse", "first"]);
    return cellsNeed("zTest", byValue, kind);
  },
  run: ({ cells }, { categories }) => {
    const table = tableOf("zTest", cells);
    if ("error" in table) return table;
    const found = twoByTwo("zTest", cells, categories);
    if ("error" in found) return found;
    const { rows, currentRows } = table;
    const difference = found.reference[0] / rows - found.current[0] / currentRows;
    const pooled = (found.reference[0] + found.current[0]) / (rows + currentRows);
    const z = difference === 0 ? 0 : difference / Math.sqrt(pooled * (1 - pooled) * (1 / rows + 1 / currentRows));
    return { score: Math.abs(z), statistic: z, pValue: 2 * normalTail(Math.abs(z)) };
  },
  cases: [
    {
      reference: ["no", "no", "no", "yes"],
      current: ["no", "yes", "yes", "yes"],
      expected: { score: Math.SQRT2, pValue: 0.15729920705028105 },
      origin: "scipy 1.17.1: chi2_contingency([[3, 1], [1, 3]], correction=False), whose statistic is the square, 2",
    },
    {
      reference: ["no", "no"],
      current: ["no", "no", "no"],
      expected: { score: 0, pValue: 1 },
      origin: "evidently 0.7.23: z_stat_test of two equal constants",
    },
  ],
});
