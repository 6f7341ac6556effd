import { defineMeasure } from "../measure.ts";
import { oneOf } from "../stats/cells.ts";
import { kolmogorovAsymptotic } from "../stats/kolmogorovAsymptotic.ts";
import { kolmogorovExactOneSided, kolmogorovExactTwoSided } from "../stats/kolmogorovExact.ts";
import { type Alternative, alternatives, type Method, methods, tooFew } from "../stats/testOptions.ts";
import { gap } from "../walks/gap.ts";

export interface KsOptions {
  readonly alternative: Alternative;
  readonly method: Method;
}

const defaults: KsOptions = { alternative: "two-sided", method: "auto" };
const mostRowsExact = 10_000;
const mostPaths = 4e9;

/**
 * Kolmogorov-Smirnov: the largest gap D between the cumulative shares F of the reference and G of the current side.
 *
 * Ours is two-sided, its p-value exact while the larger side has at most 10,000 rows and asymptotic over that: scipy's and
 * evidently's. `method: "asymptotic"` is what alibi-detect and whylogs always do. `alternative: "greater"` asks for F above
 * G (current values larger), "less" for G above F, as scipy names them. Where scipy's exact one-sided count overflows, over
 * about a thousand rows of unequal sides, it falls back on the asymptotic one; ours stays exact. With ties the p-value is
 * the same function of D, and an upper bound.
 *
 * @example
 * const { reference, current } = { reference: Float64Array.of(1, 2, 3), current: Float64Array.of(4, 5, 6, 7) };
 * const [answer] = runWalks({ values: reference }, { values: current }, [gap]);
 * ks.run({ gap: answer as Gap }, ks.defaults); // score 1, pValue 2 / 35
 */
export const ks = defineMeasure({
  name: "ks",
  title: "Kolmogorov-Smirnov",
  source: "Smirnov 1939; exact p-value: Hodges 1958, The Significance Probability of the Smirnov Two-Sample Test",
  kinds: ["number", "time"],
  defaults,
  needs: (options: KsOptions) => {
    oneOf("ks", "alternative", options.alternative, alternatives);
    oneOf("ks", "method", options.method, methods);
    return { gap: { pair: "walk", walk: gap } };
  },
  run: ({ gap: found }, { alternative, method }) => {
    const few = tooFew("ks", found);
    if (few) return few;
    const { reference, current, above, below } = found;
    const score = alternative === "less" ? below : alternative === "greater" ? above : Math.max(above, below);
    if (method === "asymptotic" || (method === "auto" && Math.max(reference, current) > mostRowsExact))
      return { score, statistic: score, pValue: kolmogorovAsymptotic(found, score, alternative) };
    if (reference !== current && reference * current > mostPaths)
      return {
        error: `ks: ${reference} and ${current} rows are too many for an exact p-value; use method: "asymptotic"`,
      };
    const exact = alternative === "two-sided" ? kolmogorovExactTwoSided : kolmogorovExactOneSided;
    return { score, statistic: score, pValue: exact(found, score) };
  },
  cases: [
    {
      reference: [1, 2, 3],
      current: [4, 5, 6, 7],
      expected: { score: 1, pValue: 2 / 35 },
      origin:
        "by hand: two of the 35 orders of 3 and 4 values separate them; scipy 1.17.1 ks_2samp(reference, current)",
    },
    {
      reference: [1, 3, 5, 7, 9],
      current: [2, 4, 6, 8, 10, 12],
      expected: { score: 1 / 3, pValue: 0.8181818181818182 },
      origin: "scipy 1.17.1 ks_2samp(reference, current)",
    },
    {
      reference: [1, 3, 5, 7, 9],
      current: [2, 4, 6, 8, 10, 12],
      options: { alternative: "less" },
      expected: { score: 0, pValue: 1 },
      origin: 'scipy 1.17.1 ks_2samp(reference, current, alternative="less")',
    },
  ],
});
