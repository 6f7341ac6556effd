import betainc from "@stdlib/math-base-special-betainc";
import erfc from "@stdlib/math-base-special-erfc";
import gammainc from "@stdlib/math-base-special-gammainc";
import gammaln from "@stdlib/math-base-special-gammaln";
import standardNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { critical } from "./critical.ts";

// The one place where special functions come from; each tail is computed as a tail, never as one minus the other.

/** P(Z > z) of the standard normal distribution. */
export function normalTail(z: number): number {
  return 0.5 * erfc(z / Math.SQRT2);
}

export function normalQuantile(probability: number): number {
  return standardNormalQuantile(probability, 0, 1);
}

/** P(X > x) of chi-square with `freedom` degrees. */
export function chiSquareTail(x: number, freedom: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x <= 0 ? 1 : gammainc(x / 2, freedom / 2, true, true);
}

/** The x that chi-square with `freedom` degrees exceeds with the given probability. */
export function chiSquareCritical(probability: number, freedom: number): number {
  return critical((x) => chiSquareTail(x, freedom), probability);
}

/** P(B > x) of the beta distribution. */
export function betaTail(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  return x >= 1 ? 0 : betainc(x, a, b, true, true);
}

/** P(|T| > |t|) of Student's t with `freedom` degrees, which need not be whole. */
export function studentTwoSided(t: number, freedom: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? Number.NaN : 0;
  const square = t * t;
  // The smaller argument keeps the digits on either end.
  return square < freedom
    ? betainc(square / (freedom + square), 0.5, freedom / 2, true, true)
    : betainc(freedom / (freedom + square), freedom / 2, 0.5, true, false);
}

export function logGamma(x: number): number {
  return gammaln(x);
}
