import { defineMeasure } from "../measure.ts";
import { studentTwoSided } from "../stats/distributions.ts";
import { meanDifference, spreadOf } from "../stats/spread.ts";
import { checkFlag, tooFew } from "../stats/testOptions.ts";

export interface TTestOptions {
  /** Take the two sides' variances for one. */
  readonly pooled: boolean;
}

const defaults: TTestOptions = { pooled: false };

/**
 * Student's t: the difference of the means (reference less current) over its standard error; two-sided.
 *
 * Ours is Welch's, for sides of unequal variance, as frouros'; `pooled: true` is evidently's. Two constants that differ are
 * infinitely many standard errors apart.
 *
 * @example
 * const moments = { reference: momentsOf({ values: Float64Array.of(1, 2, 3) }, 2), current: momentsOf({ values: Float64Array.of(2, 3, 4) }, 3) };
 * tTest.run({ moments }, tTest.defaults); // score -1.2247, pValue .2879
 */
export const tTest = defineMeasure({
  name: "tTest",
  title: "Student's t-test",
  source:
    "Welch 1947, The Generalization of Student's Problem When Several Different Population Variances Are Involved",
  kinds: ["number", "time"],
  defaults,
  needs: (options: TTestOptions) => {
    checkFlag("tTest", "pooled", options.pooled);
    return { moments: { pair: "moments" } };
  },
  run: ({ moments }, { pooled }) => {
    const n = moments.reference.count;
    const m = moments.current.count;
    const few = tooFew("tTest", { reference: n, current: m }, pooled ? 1 : 2);
    if (few) return few;
    if (n + m < 3) return { error: "tTest: one value against one has no variance; it takes at least 3 values in all" };
    const reference = spreadOf(moments.reference);
    const current = spreadOf(moments.current);
    const difference = meanDifference(reference, current);
    const errors = pooled
      ? [((reference.squares + current.squares) / (n + m - 2)) * (1 / n + 1 / m)]
      : [reference.squares / (n * (n - 1)), current.squares / (m * (m - 1))];
    const square = errors.reduce((sum, error) => sum + error, 0);
    if (!Number.isFinite(square)) return { error: "tTest: the values are too large to be squared" };
    if (difference === 0) return { score: 0, statistic: 0, pValue: 1 };
    const score = difference / Math.sqrt(square);
    // Where both variances are zero the degrees of freedom do not matter: t is infinite.
    const freedom = pooled || square === 0 ? n + m - 2 : welchFreedom(errors, [n - 1, m - 1]);
    return { score, statistic: score, pValue: studentTwoSided(score, freedom) };
  },
  cases: [
    {
      reference: [1, 2, 3],
      current: [2, 3, 4],
      // Both variances are 1: t = -1 / sqrt(2 / 3) with 4 degrees of freedom.
      expected: { score: -Math.sqrt(1.5), pValue: 0.2878641347266908 },
      origin: "scipy 1.17.1 ttest_ind(reference, current, equal_var=False)",
    },
    {
      reference: [3, 3],
      current: [4, 4],
      expected: { score: Number.NEGATIVE_INFINITY, pValue: 0 },
      origin: "scipy 1.17.1 ttest_ind([3, 3], [4, 4], equal_var=False)",
    },
  ],
});

/** Welch 1947, by way of Satterthwaite 1946. */
function welchFreedom(errors: readonly number[], freedoms: readonly number[]): number {
  const square = errors.reduce((sum, error) => sum + error, 0);
  // Shares, as the squares of tiny errors would underflow.
  return 1 / errors.reduce((sum, error, side) => sum + (error / square) ** 2 / (freedoms[side] as number), 0);
}
