import { normalQuantile } from "../stats/distributions.ts";

/** Of fewer rows on either side there is nothing to learn. */
export const fewestRows = 50;

/** The rows of each side are dealt into so many folds, all but the first of which are scored. */
export const folds = 5;

/** How the two ways of looking share the p-value: trees see nearly all that components see, and much more. */
export const togetherWeights = { classifier: 0.8, reconstruction: 0.2 } as const;

const power = -normalQuantile(0.1);

/**
 * The rows on each side, both equally long, with which a classifier that tells the sides apart by `smallestEffect` (twice
 * the area under its curve, less one) is seen to do so nine times in ten, by a test that has its even share of the budget
 * (Noether 1987).
 *
 *     togetherRowsNeeded({ smallestEffect: 0.1, falseAlarms: 0.05, tests: 23 }); // 1473
 */
export function togetherRowsNeeded(question: {
  readonly smallestEffect: number;
  readonly falseAlarms: number;
  readonly tests: number;
}): number {
  const { smallestEffect, falseAlarms, tests } = question;
  const critical = -normalQuantile((togetherWeights.classifier * falseAlarms) / tests);
  const scored = (2 / 3) * ((critical + power) / smallestEffect) ** 2;
  return Math.max(fewestRows, Math.ceil((scored * folds) / (folds - 1)));
}
