import { defineMeasure } from "../measure.ts";
import { contingencyDefaults, contingencyNeeds, contingencyTest } from "../stats/contingency.ts";
import { pearsonTerm } from "../stats/divergences.ts";

/**
 * Pearson's chi-square test that both sides have the same shares.
 *
 * Ours is the contingency table of both sides without continuity correction, as scipy's `chi2_contingency` with
 * `correction=False`. `correction: true` is scipy's default, nannyml's, alibi's and frouros', which differs for two
 * categories. `form: "goodnessOfFit"` takes the reference as exact, as evidently does and, but for cutting the expected
 * counts to whole numbers, whylogs; a new category then gives an infinite statistic and p = 0. `score: "cramersV"` and
 * `"correctedCramersV"` give an effect size instead of the statistic; with `correction: true` the latter is deepchecks',
 * which rounds the larger side down to the smaller one's size. Numbers are compared in bins.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * chiSquare.run({ cells }, chiSquare.defaults); // score 2.667, pValue 0.102
 */
export const chiSquare = defineMeasure({
  name: "chiSquare",
  title: "Chi-square test",
  source: "Pearson 1900, On the criterion that a given system of deviations from the probable ... is such",
  kinds: ["category", "boolean", "number", "time"],
  defaults: contingencyDefaults,
  needs: (options, kind) => contingencyNeeds("chiSquare", options, kind),
  run: ({ cells }, options) => contingencyTest("chiSquare", cells, options, pearsonTerm),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B", "B"],
      expected: { score: 0.9, pValue: 0.34278171114790873 },
      origin: "scipy 1.17.1: chi2_contingency([[2, 2], [1, 4]], correction=False)",
    },
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B", "B"],
      options: { form: "goodnessOfFit" },
      expected: { score: 1.8, pValue: 0.17971249487899593 },
      origin: "scipy 1.17.1: chisquare([1, 4], [2.5, 2.5])",
    },
    {
      reference: [true, true, true],
      current: [true, true],
      expected: { score: 0, pValue: 1 },
      origin: "scipy 1.17.1: chi2_contingency([[3], [2]], correction=False)",
    },
  ],
});
