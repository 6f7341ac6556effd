import { chiSquareCritical, normalQuantile } from "../stats/distributions.ts";
import { kuiperCritical } from "../stats/kuiper.ts";
import { categoryWeights } from "./category.ts";
import { numberWeights } from "./number.ts";
import { fewestExpected } from "./together.ts";

interface Family {
  /** The smallest change that matters, as a share of rows. */
  readonly smallestEffect: number;
  /** The budget of the whole report and the number of tests that share it. */
  readonly falseAlarms: number;
  readonly tests: number;
}

export type RowsQuestion =
  | (Family & { readonly kind: "number" })
  /** `cells` is the number of categories. */
  | (Family & { readonly kind: "category"; readonly cells: number })
  /** `share` is the share of missing cells in the reference. */
  | (Family & { readonly kind: "missing"; readonly share: number });

const power = -normalQuantile(0.1);

/**
 * The rows on each side, both equally long, with which a change of `smallestEffect` is seen nine times in ten by a test that
 * has its even share of the budget. Sides of n and m rows are worth 2 n m / (n + m) such rows.
 */
export function rowsNeeded(question: RowsQuestion): number {
  return Math.ceil(2 * effectiveRows(question));
}

/** The same as n m / (n + m), which is what the tests' statistics grow with. */
function effectiveRows(question: RowsQuestion): number {
  const { smallestEffect, falseAlarms, tests } = question;
  const level = falseAlarms / tests;
  switch (question.kind) {
    case "number":
      // Any change of V is seen as a shape at the latest; a difference of shares errs by at most 1/2.
      return ((kuiperCritical(level * numberWeights.shape) + power / 2) / smallestEffect) ** 2;
    case "category": {
      const freedom = Math.max(2, question.cells) - 1;
      const share = freedom === 1 ? 1 : categoryWeights.together;
      const seen = noncentrality(level * share, freedom) / (4 * smallestEffect ** 2);
      // Categories with fewer rows than this on average are put together and not seen one by one.
      return Math.max(seen, (fewestExpected * question.cells) / 2);
    }
    case "missing": {
      const before = question.share;
      const after = before + smallestEffect <= 1 ? before + smallestEffect : before - smallestEffect;
      const pooled = (before + after) / 2;
      const usual = -normalQuantile(level / 2) * Math.sqrt(pooled * (1 - pooled));
      const unlucky = power * Math.sqrt((before * (1 - before) + after * (1 - after)) / 2);
      return ((usual + unlucky) / smallestEffect) ** 2;
    }
  }
}

/** How far chi-square must be moved to pass its critical value nine times in ten, by its first two moments. */
function noncentrality(level: number, freedom: number): number {
  const excess = chiSquareCritical(level, freedom) - freedom;
  const square = power * power;
  return excess + 2 * square + power * Math.sqrt(4 * excess + 4 * square + 2 * freedom);
}
