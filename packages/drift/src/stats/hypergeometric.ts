import { stirlingError } from "./stirlingError.ts";

// Of `population` rows `marked` are marked and `drawn` are drawn; X is the number of marked rows drawn.

/** x log(x / mean) + mean - x without cancellation where x is near the mean. */
function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const ratio = (x - mean) / (x + mean);
  let sum = (x - mean) * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The logarithm of a binomial point probability by Loader's saddle-point expansion (2000), at any size. */
function logBinomialPoint(x: number, trials: number, share: number): number {
  if (x === 0) return trials * Math.log1p(-share);
  if (x === trials) return trials * Math.log(share);
  return (
    stirlingError(trials) -
    stirlingError(x) -
    stirlingError(trials - x) -
    deviance(x, trials * share) -
    deviance(trials - x, trials * (1 - share)) +
    0.5 * Math.log(trials / (2 * Math.PI * x * (trials - x)))
  );
}

/** P(X = x). */
export function hypergeometricPoint(x: number, population: number, marked: number, drawn: number): number {
  if (x < Math.max(0, drawn + marked - population) || x > Math.min(marked, drawn)) return 0;
  const share = drawn / population;
  if (share === 0 || share === 1 || marked === 0 || marked === population) return 1;
  return Math.exp(
    logBinomialPoint(x, marked, share) +
      logBinomialPoint(drawn - x, population - marked, share) -
      logBinomialPoint(drawn, population, share),
  );
}

/** P(X = x) for every x from 0 to `marked`, each from its neighbour, outwards from the likeliest. */
export function hypergeometricPoints(population: number, marked: number, drawn: number): Float64Array {
  const points = new Float64Array(marked + 1);
  const rest = population - marked - drawn;
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (population + 2));
  const peak = hypergeometricPoint(mode, population, marked, drawn);
  for (let x = mode, term = peak; x <= marked && term > 0; x += 1) {
    points[x] = term;
    term *= ((marked - x) / (x + 1)) * ((drawn - x) / (rest + x + 1));
  }
  for (let x = mode, term = peak; x >= 0 && term > 0; x -= 1) {
    points[x] = term;
    term *= (x / (marked - x + 1)) * ((rest + x) / (drawn - x + 1));
  }
  return points;
}

export interface Tails {
  /** P(X <= x) */
  readonly lower: number;
  /** P(X >= x) */
  readonly upper: number;
}

/** Both tails, each summed away from the middle, so that a small one keeps its digits. */
export function hypergeometricTails(x: number, population: number, marked: number, drawn: number): Tails {
  const point = hypergeometricPoint(x, population, marked, drawn);
  const rest = population - marked - drawn;
  const isAbove = x * population > marked * drawn;
  let sum = point;
  for (let at = x, term = point; term > sum * 1e-17; ) {
    if (isAbove) {
      term *= ((marked - at) / (at + 1)) * ((drawn - at) / (rest + at + 1));
      at += 1;
    } else {
      term *= (at / (marked - at + 1)) * ((rest + at) / (drawn - at + 1));
      at -= 1;
    }
    sum += term;
  }
  const near = Math.min(1, sum);
  const far = Math.min(1, Math.max(0, 1 - sum) + point);
  return isAbove ? { lower: far, upper: near } : { lower: near, upper: far };
}

/** The two-sided p-value that doubles the smaller tail. */
export function doubledTail(x: number, population: number, marked: number, drawn: number): number {
  const { lower, upper } = hypergeometricTails(x, population, marked, drawn);
  return Math.min(1, 2 * Math.min(lower, upper));
}

/** The smallest doubled tail that any x could give. */
export function leastDoubledTail(population: number, marked: number, drawn: number): number {
  const lowest = Math.max(0, drawn + marked - population);
  const highest = Math.min(marked, drawn);
  const ends = [lowest, highest].map((end) => hypergeometricPoint(end, population, marked, drawn));
  return Math.min(1, 2 * Math.min(...ends));
}
