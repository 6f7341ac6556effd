import { defineMeasure } from "../measure.ts";
import { oneOf } from "../stats/cells.ts";
import { normalTail } from "../stats/distributions.ts";
import { mannWhitneyExact } from "../stats/mannWhitneyExact.ts";
import { type Alternative, alternatives, checkFlag, type Method, methods, tooFew } from "../stats/testOptions.ts";
import { type Ranks, ranks } from "../walks/ranks.ts";

export interface MannWhitneyOptions {
  readonly alternative: Alternative;
  readonly method: Method;
  /** Half a pair towards the mean, in the asymptotic p-value. */
  readonly continuity: boolean;
}

const defaults: MannWhitneyOptions = { alternative: "two-sided", method: "asymptotic", continuity: true };
const fewestAsymptotic = 8;
const mostExact = 1e9;

/**
 * Mann-Whitney: U, the number of pairs in which the reference's value is the larger one, ties counted half.
 *
 * Ours is two-sided, asymptotic, with correction for ties and continuity: scipy's `method="asymptotic"`. `method: "auto"` is
 * scipy's and frouros' default, exact where a side has at most 8 rows and there are no ties. `alternative: "greater"` asks for
 * larger values in the reference, "less" for smaller ones; evidently's is "less" with "auto", which never sees a fall.
 *
 * @example
 * const [answer] = runWalks({ values: Float64Array.of(1, 2) }, { values: Float64Array.of(3, 4) }, [ranks]);
 * mannWhitney.run({ ranks: answer as Ranks }, { ...mannWhitney.defaults, method: "exact" }); // score 0, pValue 1 / 3
 */
export const mannWhitney = defineMeasure({
  name: "mannWhitney",
  title: "Mann-Whitney U",
  source:
    "Mann and Whitney 1947, On a Test of Whether One of Two Random Variables Is Stochastically Larger than the Other",
  kinds: ["number", "time"],
  defaults,
  needs: (options: MannWhitneyOptions) => {
    oneOf("mannWhitney", "alternative", options.alternative, alternatives);
    oneOf("mannWhitney", "method", options.method, methods);
    checkFlag("mannWhitney", "continuity", options.continuity);
    return { ranks: { pair: "walk", walk: ranks } };
  },
  run: ({ ranks: found }, { alternative, method, continuity }) => {
    const few = tooFew("mannWhitney", found);
    if (few) return few;
    const { reference, current, larger, ties } = found;
    const smaller = reference * current - larger;
    const u = alternative === "greater" ? larger : alternative === "less" ? smaller : Math.max(larger, smaller);
    const tails = alternative === "two-sided" ? 2 : 1;
    const outcome = (pValue: number) => ({ score: larger, statistic: larger, pValue: Math.min(1, tails * pValue) });
    if (method === "asymptotic" || (method === "auto" && (ties > 0 || Math.min(reference, current) > fewestAsymptotic)))
      return outcome(asymptotic(found, u, continuity));
    if (ties > 0) return { error: 'mannWhitney: an exact p-value takes values without ties; use method: "asymptotic"' };
    const exact =
      reference * current * Math.min(reference, current) > mostExact ? Number.NaN : mannWhitneyExact(found, u);
    if (Number.isNaN(exact))
      return {
        error: `mannWhitney: ${reference} and ${current} rows are too many for an exact p-value; use method: "asymptotic"`,
      };
    return outcome(exact);
  },
  cases: [
    {
      reference: [1, 2, 3, 4, 5, 6],
      current: [3.5, 5.5, 6.5, 7.5, 8.5],
      expected: { score: 4, pValue: 0.05523425371806383 },
      origin: 'scipy 1.17.1 mannwhitneyu(reference, current, method="asymptotic")',
    },
    {
      reference: [1, 2, 3, 4, 5, 6],
      current: [3.5, 5.5, 6.5, 7.5, 8.5],
      options: { method: "auto", alternative: "less" },
      expected: { score: 4, pValue: 0.025974025974025976 },
      origin: 'scipy 1.17.1 mannwhitneyu(reference, current, alternative="less")',
    },
    {
      reference: [1, 2, 2, 3, 4, 5],
      current: [2, 3, 4, 4, 6],
      expected: { score: 9.5, pValue: 0.35126601405603586 },
      origin: 'scipy 1.17.1 mannwhitneyu(reference, current, method="asymptotic")',
    },
  ],
});

function asymptotic({ reference, current, ties }: Ranks, u: number, continuity: boolean): number {
  const all = reference + current;
  const product = reference * current;
  const distance = u - product / 2 - (continuity ? 0.5 : 0);
  const variance = (product / 12) * (all + 1 - ties / (all * (all - 1)));
  // Where all values are one, every order is the same.
  return variance > 0 ? normalTail(distance / Math.sqrt(variance)) : 1;
}
