import type { Sizes } from "../walk.ts";
import { besselQuarter } from "./besselQuarter.ts";
import { logGamma } from "./distributions.ts";

const smallestTerm = 1e-7;

/**
 * P(W^2 > x) of the Cramér-von Mises statistic of one sample in the limit (Csörgő and Faraway 1996, The Exact and
 * Asymptotic Distributions of Cramér-von Mises Statistics, formula 1.3). The series ends at terms under 1e-7, as scipy
 * ends it: a probability under a millionth says no more than that.
 */
export function cramerVonMisesTail(x: number): number {
  if (x < 0.003) return 1;
  let distribution = 0;
  for (let k = 0; ; k += 1) {
    const odd = 4 * k + 1;
    const q = odd ** 2 / (16 * x);
    const weight = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    const term = weight * Math.sqrt(odd) * Math.exp(-2 * q) * besselQuarter(q);
    distribution += term;
    if (term < smallestTerm) return Math.max(0, 1 - distribution);
  }
}

/** P(T >= `t`) of two samples in the limit; mean and variance are brought to those of the sizes (Anderson 1962). */
export function cramerVonMisesAsymptotic({ reference: n, current: m }: Sizes, t: number): number {
  const all = n + m;
  const product = n * m;
  const mean = (1 + 1 / all) / 6;
  const variance =
    ((all + 1) * (4 * product * all - 3 * (n * n + m * m) - 2 * product)) / (45 * all * all * 4 * product);
  return cramerVonMisesTail(1 / 6 + (t - mean) / Math.sqrt(45 * variance));
}
