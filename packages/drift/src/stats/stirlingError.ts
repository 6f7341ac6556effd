import { logGamma } from "./distributions.ts";

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln n! less Stirling's approximation of it (Loader 2000, Fast and Accurate Computation of Binomial Probabilities). */
export function stirlingError(n: number): number {
  if (n === 0) return 0;
  if (n < 16) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}
