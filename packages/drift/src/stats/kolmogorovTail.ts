import { logGamma } from "./distributions.ts";
import { durbinMatrix } from "./durbinMatrix.ts";
import { pelzGood } from "./pelzGood.ts";
import { smirnovTail } from "./smirnovTail.ts";

/**
 * P(D >= x) of the two-sided Kolmogorov-Smirnov statistic of one sample of `n` values. Which of the known methods
 * holds where is Simard and L'Ecuyer 2011, Computing the Two-Sided Kolmogorov-Smirnov Distribution.
 */
export function kolmogorovTail(n: number, x: number): number {
  const t = n * x;
  if (t <= 0.5) return 1;
  if (x >= 1) return 0;
  if (t <= 1) return clip(1 - Math.exp(logGamma(n + 1) + n * Math.log((2 * t - 1) / n)));
  if (t >= n - 1) return clip(2 * (1 - x) ** n);
  const square = t * x;
  // Both one-sided gaps at once are impossible from 0.5 on, and too rare to count in the far tail.
  if (x >= 0.5 || square > (n <= 140 ? 4 : 2.2)) return clip(2 * smirnovTail(n, x));
  const exact = n <= 140 || (n <= 100_000 && n * x ** 1.5 <= 1.4);
  return clip(1 - (exact ? durbinMatrix(n, x) : pelzGood(n, x)));
}

function clip(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
