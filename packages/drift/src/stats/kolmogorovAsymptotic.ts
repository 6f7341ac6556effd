import type { Sizes } from "../walk.ts";
import { kolmogorovTail } from "./kolmogorovTail.ts";
import type { Alternative } from "./testOptions.ts";

/**
 * P(gap >= `gap`) for samples large enough. Two-sided: the law of one sample of nm / (n + m) values, rounded half to even;
 * one-sided: Hodges 1958, The Significance Probability of the Smirnov Two-Sample Test, formula 5.3.
 */
export function kolmogorovAsymptotic({ reference, current }: Sizes, gap: number, alternative: Alternative): number {
  const worth = (reference * current) / (reference + current);
  if (alternative === "two-sided") {
    const rows = roundHalfToEven(worth);
    // One row against one is worth none, and shows nothing.
    return rows === 0 ? 1 : kolmogorovTail(rows, gap);
  }
  const large = Math.max(reference, current);
  const small = Math.min(reference, current);
  const z = Math.sqrt(worth) * gap;
  return Math.exp(-2 * z * z - (2 * z * (large + 2 * small)) / Math.sqrt(large * small * (large + small)) / 3);
}

export function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
