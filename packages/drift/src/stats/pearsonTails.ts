import { betaTail, chiSquareTail, normalTail } from "./distributions.ts";
import type { Shape } from "./sampledSum.ts";

export interface DistributionTails {
  /** P(X <= x) */
  readonly lower: number;
  /** P(X >= x) */
  readonly upper: number;
}

/**
 * The tails at x of the Pearson curve with the given four moments (Pearson 1895): type I, a beta, where they are lighter
 * than a gamma's of that skewness, else type III, the gamma. A part's share of a sum of squares is a beta itself, which is
 * why permutation distributions of rank scores and of their squares follow this curve far into the tails.
 */
export function pearsonTails(x: number, { mean, variance, skewness, kurtosis }: Shape): DistributionTails {
  const z = (x - mean) / Math.sqrt(variance);
  if (skewness >= 0) return rightLeaning(z, skewness, kurtosis);
  const { lower, upper } = rightLeaning(-z, -skewness, kurtosis);
  return { lower: upper, upper: lower };
}

function rightLeaning(z: number, skewness: number, kurtosis: number): DistributionTails {
  const square = skewness * skewness;
  const lightness = 6 + 3 * square - 2 * kurtosis;
  const sum = (6 * (kurtosis - square - 1)) / lightness;
  // A beta of more than a million rows is its limit to six digits.
  if (lightness > 0 && sum > 0 && sum < 1e6) {
    const root = Math.sqrt((sum + 2) ** 2 * square + 16 * (sum + 1));
    const a = (sum / 2) * (1 - ((sum + 2) * skewness) / root);
    const share = a / sum + (2 * z) / root;
    return { upper: betaTail(share, a, sum - a), lower: betaTail(1 - share, sum - a, a) };
  }
  if (skewness < 1e-4) return { upper: normalTail(z), lower: normalTail(-z) };
  const shape = 4 / square;
  const upper = chiSquareTail(2 * (shape + z * Math.sqrt(shape)), 2 * shape);
  return { upper, lower: 1 - upper };
}
