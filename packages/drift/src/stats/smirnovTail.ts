import { stirlingError } from "./stirlingError.ts";

const largestSummed = 1_000_000;

/** Terms this much smaller than the largest, as powers of e, are lost in its last digit, however many they are. */
const negligible = 55;

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
  const whole = stirlingError(n);
  // n times the divergence of Bernoulli(j / n) from Bernoulli(j / n + x), which is convex: the terms rise, then fall.
  const exponentAt = (j: number) => j * Math.log1p(shift / j) + (n - j) * Math.log1p(-shift / (n - j));
  const termAt = (j: number, exponent: number) =>
    (Math.exp(exponent + whole - stirlingError(j) - stirlingError(n - j)) *
      Math.sqrt(n / (2 * Math.PI * j * (n - j))) *
      x *
      n) /
    (j + shift);
  const last = Math.ceil(n - shift) - 1;
  const middle = Math.min(last, Math.max(1, Math.round((n - shift) / 2)));
  const stride = strideOf(n, x);
  let sum = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const step of [stride, -stride]) {
    for (let j = step > 0 ? middle : middle + step; j >= 1 && j <= last; j += step) {
      const exponent = exponentAt(j);
      highest = Math.max(highest, exponent);
      if (exponent < highest - negligible) break;
      sum += termAt(j, exponent);
    }
  }
  return Math.min(1, (1 - x) ** n + stride * sum);
}

/**
 * The terms are a smooth function of j that vanishes at both ends, so that every stride-th term, times the stride, sums
 * to the same digits (the trapezoidal rule; Trefethen and Weideman 2014). Near its middle the function is a bell of
 * deviation n / (4 sqrt(t)), t = n x^2, near its ends it goes as exp(-n t / (2 j)); both must be sampled finely.
 */
function strideOf(n: number, x: number): number {
  const t = n * x * x;
  return Math.max(1, Math.floor(Math.min(n / (32 * Math.sqrt(t)), (n * t) / 1500)));
}
