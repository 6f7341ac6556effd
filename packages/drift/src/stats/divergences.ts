/** x log(x / y), with the limit 0 where x is 0 and infinity where only y is. */
export function relativeEntropy(x: number, y: number): number {
  return x === 0 ? 0 : x * Math.log(x / y);
}

/** A statistic of observed against expected counts is the sum of one of these terms a cell. */
export type CellTerm = (observed: number, expected: number) => number;

/** Pearson 1900. */
export const pearsonTerm: CellTerm = (observed, expected) =>
  observed === expected ? 0 : (observed - expected) ** 2 / expected;

/** Wilks 1938. */
export const likelihoodTerm: CellTerm = (observed, expected) => 2 * relativeEntropy(observed, expected);
