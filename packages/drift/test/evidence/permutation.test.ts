import assert from "node:assert/strict";
import { test } from "node:test";
import { chiSquareVariance } from "../../src/stats/chiSquareVariance.ts";
import { normalQuantile } from "../../src/stats/distributions.ts";
import { normalScore } from "../../src/stats/normalScore.ts";
import { pearsonTails } from "../../src/stats/pearsonTails.ts";
import { populationMoments, sampledSum } from "../../src/stats/sampledSum.ts";
import { scores } from "../../src/walks/scores.ts";
import { counted, deals, walked } from "./deals.ts";

const close = (actual: number, expected: number, relative = 1e-10) =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

function moments(values: readonly number[]) {
  const mean = (power: number, around: number) =>
    values.reduce((sum, value) => sum + (value - around) ** power, 0) / values.length;
  const center = mean(1, 0);
  const variance = mean(2, center);
  return {
    mean: center,
    variance,
    skewness: mean(3, center) / variance ** 1.5,
    kurtosis: mean(4, center) / variance ** 2,
  };
}

for (const drawn of [1, 3, 5, 8]) {
  test(`the moments of a sum of ${drawn} of ten scores equal those over all samples`, () => {
    const values = [0.3, -1, 2.5, 2.5, 0, 7, -0.4, 1.1, 1.1, 3];
    const sums = deals(values, drawn).map(({ current }) => current.reduce((sum, value) => sum + value, 0));
    const power = (k: number) => values.reduce((sum, value) => sum + value ** k, 0);
    const expected = moments(sums);
    const found = sampledSum(populationMoments(values.length, [power(1), power(2), power(3), power(4)]), drawn);
    for (const key of ["mean", "variance", "skewness", "kurtosis"] as const) close(found[key], expected[key]);
  });
}

test("the variance of chi-square equals that over all deals of a small table (Dawson 1954)", () => {
  const pooled = [..."aaaaabbbbccc"];
  const drawn = 5;
  const values = deals(pooled, drawn).map((dealt) => {
    const { reference, current } = counted(dealt);
    return reference.reduce((sum, inReference, index) => {
      const rows = inReference + (current[index] as number);
      return (
        sum +
        [inReference, current[index] as number].reduce((part, seen, side) => {
          const expected = (rows * (side === 0 ? pooled.length - drawn : drawn)) / pooled.length;
          return part + (seen - expected) ** 2 / expected;
        }, 0)
      );
    }, 0);
  });
  const found = chiSquareVariance(
    12,
    { count: 2, inverse: 1 / 5 + 1 / 7 },
    { count: 3, inverse: 1 / 5 + 1 / 4 + 1 / 3 },
  );
  close(found, moments(values).variance);
});

test("normal scores are normal quantiles to six digits, on both sides and far out", () => {
  for (const p of [1e-12, 1e-9, 1e-4, 0.02, 0.0749, 0.0751, 0.3, 0.5, 0.8, 0.926, 0.99999, 1 - 1e-9]) {
    close(normalScore(p), normalQuantile(p), 1e-6);
  }
});

test("Pearson's type III tail equals scipy 1.17.1 pearson3.sf(3, .5), and its mirror image is the lower tail", () => {
  // A gamma of skewness .5 has kurtosis 3 + 1.5 x .25.
  const shape = { mean: 10, variance: 4, skewness: 0.5, kurtosis: 3.375 };
  close(pearsonTails(16, shape).upper, 0.005425745355836205, 1e-10);
  close(pearsonTails(4, { ...shape, skewness: -0.5 }).lower, 0.005425745355836205, 1e-10);
  close(pearsonTails(4, shape).upper, 0.9999951073892801, 1e-10);
});

test("Pearson's type I is the beta whose moments are given", () => {
  // Beta(2, 3): mean .4, variance .04, skewness 2/7, kurtosis 3 - 9/14; P(B > .7) = .0837 by its polynomial.
  const tails = pearsonTails(0.7, { mean: 0.4, variance: 0.04, skewness: 2 / 7, kurtosis: 3 - 9 / 14 });
  const below = 12 * (0.7 ** 2 / 2 - (2 * 0.7 ** 3) / 3 + 0.7 ** 4 / 4);
  close(tails.upper, 1 - below);
  close(tails.lower, below);
});

test("Pearson's curve with normal moments is the normal", () => {
  close(pearsonTails(1.959963984540054, { mean: 0, variance: 1, skewness: 0, kurtosis: 3 }).upper, 0.025);
});

test("the scores of a walk are those of the mid-ranks, tied rows sharing the middle", () => {
  const found = walked(scores, [1, 2, 2], [2, 5]);
  const a = [0.1, 0.5, 0.5, 0.5, 0.9].map(normalQuantile);
  const power = (k: number) => a.reduce((sum, score) => sum + score ** k, 0);
  close(found.location[1], power(2), 1e-6);
  close(found.spread[1], power(4), 1e-6);
  close(found.spread[3], power(8), 1e-6);
  close(found.inCurrent.location, (a[3] as number) + (a[4] as number), 1e-6);
  close(found.inCurrent.spread, (a[3] as number) ** 2 + (a[4] as number) ** 2, 1e-6);
});
