import { defineMeasure } from "../measure.ts";
import { oneOf } from "../stats/cells.ts";
import { cramerVonMisesExact } from "../stats/cramerVonMisesExact.ts";
import { cramerVonMisesAsymptotic } from "../stats/cramerVonMisesTail.ts";
import { type Method, methods, tooFew } from "../stats/testOptions.ts";
import { squaredGaps } from "../walks/squaredGaps.ts";

const tieForms = ["midrank", "groups"] as const;

export interface CramerVonMisesOptions {
  readonly method: Method;
  readonly ties: (typeof tieForms)[number];
}

const defaults: CramerVonMisesOptions = { method: "auto", ties: "midrank" };
const mostRowsAuto = 20;
const mostRowsExact = 25;

/**
 * Cramér-von Mises: T = nm / (n + m)^2 times the sum of (F - G)^2 over all values of both sides.
 *
 * Ours is scipy's, evidently's, frouros' and alibi-detect's: Anderson's rank formula with midranks, exact while the larger
 * side has at most 20 rows. With ties and sides of unequal size that formula is not the T above any more and grows with
 * the ties alone; two equal constants of 200 and 150 rows get p = 1.4e-6 of it. Where all values are one, ours answers 0;
 * `ties: "groups"` takes F and G at the end of each tie group, which is T whatever the ties.
 *
 * @example
 * const [answer] = runWalks({ values: Float64Array.of(1, 2) }, { values: Float64Array.of(3, 4) }, [squaredGaps]);
 * cramerVonMises.run({ gaps: answer as SquaredGaps }, cramerVonMises.defaults); // score 0.375, pValue 1 / 3
 */
export const cramerVonMises = defineMeasure({
  name: "cramerVonMises",
  title: "Cramér-von Mises",
  source: "Anderson 1962, On the Distribution of the Two-Sample Cramér-von Mises Criterion",
  kinds: ["number", "time"],
  defaults,
  needs: (options: CramerVonMisesOptions) => {
    oneOf("cramerVonMises", "method", options.method, methods);
    oneOf("cramerVonMises", "ties", options.ties, tieForms);
    return { gaps: { pair: "walk", walk: squaredGaps } };
  },
  run: ({ gaps }, { method, ties }) => {
    const few = tooFew("cramerVonMises", gaps, 2);
    if (few) return few;
    if (gaps.distinct === 1) return { score: 0, statistic: 0, pValue: 1 };
    const { reference, current } = gaps;
    const product = reference * current;
    const all = reference + current;
    const score =
      ties === "groups"
        ? (product / all ** 2) * gaps.groups
        : gaps.midrank / (product * all) - (4 * product - 1) / (6 * all);
    const larger = Math.max(reference, current);
    if (method === "asymptotic" || (method === "auto" && larger > mostRowsAuto))
      return { score, statistic: score, pValue: cramerVonMisesAsymptotic(gaps, score) };
    if (larger > mostRowsExact)
      return {
        error: `cramerVonMises: an exact p-value takes at most ${mostRowsExact} rows a side, got ${larger}; use method: "asymptotic"`,
      };
    const rankSum = ties === "groups" ? (score + (4 * product - 1) / (6 * all)) * product * all : gaps.midrank;
    return { score, statistic: score, pValue: cramerVonMisesExact(gaps, rankSum) };
  },
  cases: [
    {
      reference: [1, 2],
      current: [3, 4],
      // F - G is 1/2, 1, 1/2, 0: (4 / 16) (1/4 + 1 + 1/4). Two of the six orders separate the sides.
      expected: { score: 0.375, pValue: 1 / 3 },
      origin: "by hand from Anderson 1962; scipy 1.17.1 cramervonmises_2samp([1, 2], [3, 4])",
    },
    {
      reference: [3, 3, 3, 3],
      current: [3, 3],
      expected: { score: 0, pValue: 1 },
      origin: "by hand: F and G are equal everywhere",
    },
    {
      reference: [1, 1, 2],
      current: [1, 2, 2, 2],
      options: { ties: "groups", method: "asymptotic" },
      // F - G = 2/3 - 1/4 = 5/12 at three of the seven values: (12 / 49) 3 (25 / 144)
      expected: { score: 25 / 196 },
      origin: "by hand: (12 / 49) 3 (5 / 12)^2",
    },
  ],
});
