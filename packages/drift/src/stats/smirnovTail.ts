import { stirlingError } from "./stirlingError.ts";

const largestSummed = 1_000_000;

/**
 * P(D+ >= x) of the one-sided Kolmogorov-Smirnov statistic of one sample of `n` values (Birnbaum and Tingey 1951).
 * Each term is a binomial probability in Loader's form, which keeps its digits in the far tail; over a million values
 * the approximation of Maag and Dicaire 1971 takes its place.
 */
export function smirnovTail(n: number, x: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  if (n > largestSummed) return Math.exp(-((6 * n * x + 1) ** 2) / (18 * n));
  const shift = n * x;
  const last = Math.floor(n * (1 - x));
  const whole = stirlingError(n);
  let sum = (1 - x) ** n;
  for (let j = 1; j <= last; j += 1) {
    const rest = n - j;
    if (rest <= shift) continue;
    const exponent = j * Math.log1p(shift / j) + rest * Math.log1p(-shift / rest);
    if (exponent < -745) continue;
    const probability =
      Math.exp(exponent + whole - stirlingError(j) - stirlingError(rest)) * Math.sqrt(n / (2 * Math.PI * j * rest));
    sum += (x * n * probability) / (j + shift);
  }
  return Math.min(1, sum);
}
