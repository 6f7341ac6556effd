import { defineMeasure } from "../measure.ts";
import { andersonStandardised, andersonTail } from "../stats/andersonKSample.ts";
import { oneOf } from "../stats/cells.ts";
import { tooFew } from "../stats/testOptions.ts";
import { type TieVariant, tieVariants, weightedGaps } from "../walks/weightedGaps.ts";

export interface AndersonDarlingOptions {
  readonly ties: TieVariant;
}

const defaults: AndersonDarlingOptions = { ties: "midrank" };
const fewestRows = 4;

/**
 * Anderson-Darling for two samples: squared gaps of F and G, weighted so that the tails count as much as the middle. The
 * score is the statistic less its mean, over its standard deviation: below 0 where the sides are more alike than chance.
 *
 * Ours is scipy's default, evidently's and frouros', with midranks; `ties: "right"` is scipy's variant of that
 * name. The p-value is interpolated in the paper's table, which ends at .25 and .001: those mean "at least" and "at most".
 *
 * @example
 * const [answer] = runWalks({ values: Float64Array.of(1, 2) }, { values: Float64Array.of(3, 4) }, [weightedGaps("midrank")]);
 * andersonDarling.run({ gaps: answer as WeightedGaps }, andersonDarling.defaults); // score 1.54, pValue .075
 */
export const andersonDarling = defineMeasure({
  name: "andersonDarling",
  title: "Anderson-Darling",
  source: "Scholz and Stephens 1987, K-Sample Anderson-Darling Tests",
  kinds: ["number", "time"],
  defaults,
  needs: (options: AndersonDarlingOptions) => {
    oneOf("andersonDarling", "ties", options.ties, tieVariants);
    return { gaps: { pair: "walk", walk: weightedGaps(options.ties) } };
  },
  run: ({ gaps }) => {
    const few = tooFew("andersonDarling", gaps);
    if (few) return few;
    const rows = gaps.reference + gaps.current;
    if (rows < fewestRows)
      return { error: `andersonDarling: it takes at least ${fewestRows} values in all, got ${rows}` };
    const score = andersonStandardised(gaps, gaps.square);
    return { score, statistic: score, pValue: andersonTail(score) };
  },
  cases: [
    {
      reference: [1, 2, 3, 4, 5, 6],
      current: [3.5, 5.5, 6.5, 7.5, 8.5],
      expected: { score: 2.1760907596824772, pValue: 0.04135392001246661 },
      origin: "scipy 1.17.1 anderson_ksamp([reference, current])",
    },
    {
      reference: [1, 2, 3, 4, 5, 6],
      current: [3.5, 5.5, 6.5, 7.5, 8.5],
      options: { ties: "right" },
      expected: { score: 2.0584369054026372, pValue: 0.046141949958966734 },
      origin: 'scipy 1.17.1 anderson_ksamp([reference, current], variant="right")',
    },
    {
      reference: [1, 2, 2, 3, 4, 5],
      current: [2, 3, 4, 4, 6],
      expected: { score: -0.24564381231705074, pValue: 0.25 },
      origin: "scipy 1.17.1 anderson_ksamp([reference, current])",
    },
  ],
});
