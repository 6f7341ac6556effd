import { defineMeasure } from "../measure.ts";
import { contingencyDefaults, contingencyNeeds, contingencyTest } from "../stats/contingency.ts";
import { likelihoodTerm } from "../stats/divergences.ts";

/**
 * The likelihood-ratio test that both sides have the same shares.
 *
 * Ours is the contingency table of both sides without continuity correction, as scipy's `chi2_contingency` with
 * `lambda_="log-likelihood", correction=False`; `correction: true` is scipy's default. `form: "goodnessOfFit"` takes the
 * reference as exact; with `scaled: false` it is evidently's, which refuses sides of different size.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * gTest.run({ cells }, gTest.defaults); // score 2.706, pValue 0.100
 */
export const gTest = defineMeasure({
  name: "gTest",
  title: "G-test",
  source: "Wilks 1938, The large-sample distribution of the likelihood ratio; Sokal and Rohlf 1981, Biometry",
  kinds: ["category", "boolean", "number", "time"],
  defaults: contingencyDefaults,
  needs: (options, kind) => contingencyNeeds("gTest", options, kind),
  run: ({ cells }, options) => contingencyTest("gTest", cells, options, likelihoodTerm),
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B", "B"],
      expected: { score: 0.9080533494451892, pValue: 0.34063145049126575 },
      origin: 'scipy 1.17.1: chi2_contingency([[2, 2], [1, 4]], correction=False, lambda_="log-likelihood")',
    },
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B"],
      options: { form: "goodnessOfFit", scaled: false },
      expected: { score: 1.0464962875290957, pValue: 0.3063154055027338 },
      origin: 'scipy 1.17.1: power_divergence([1, 3], [2, 2], lambda_="log-likelihood")',
    },
  ],
});
