import { critical } from "./critical.ts";

/**
 * P(sqrt(n) V >= x) in the limit of many rows (Kuiper 1960, Tests Concerning Random Points on a Circle); for two samples n
 * is nm/(n+m). Its series converges slowly near 0, where Poisson's summation formula turns it into another one.
 */
export function kuiperTail(x: number): number {
  if (x <= 0) return 1;
  const square = x * x;
  let sum = 0;
  if (x < 1) {
    for (let k = 5; k >= 1; k -= 1) sum += k * k * Math.exp((-Math.PI * Math.PI * k * k) / (2 * square));
    return 1 - (Math.sqrt(2 * Math.PI) * Math.PI ** 2 * sum) / (square * x);
  }
  for (let j = 5; j >= 1; j -= 1) sum += (4 * j * j * square - 1) * Math.exp(-2 * j * j * square);
  return 2 * sum;
}

/**
 * P(V >= v) of two samples worth `rows` = nm/(n+m) of one, by Stephens' stretch of the limit for small samples (1970).
 * With ties it errs on the safe side.
 */
export function kuiperTwoSample(v: number, rows: number): number {
  const root = Math.sqrt(rows);
  return Math.min(1, kuiperTail(v * (root + 0.155 + 0.24 / root)));
}

/** The x that the limit of sqrt(nm/(n+m)) V exceeds with the given probability. */
export function kuiperCritical(probability: number): number {
  return critical(kuiperTail, probability);
}
