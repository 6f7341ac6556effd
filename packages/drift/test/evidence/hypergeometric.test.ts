import assert from "node:assert/strict";
import { test } from "node:test";
import {
  doubledTail,
  hypergeometricPoint,
  hypergeometricPoints,
  hypergeometricTails,
  leastDoubledTail,
} from "../../src/stats/hypergeometric.ts";

const near = (actual: number, expected: number, relative: number) =>
  assert.ok(Math.abs(actual - expected) <= relative * expected, `${actual} is not ${expected}`);

// scipy 1.17.1: hypergeom(N, c, n).pmf(x), .cdf(x), .sf(x - 1)
const cases = [
  { x: 3, of: [50, 10, 20], point: 0.22592962939592984, lower: 0.3649682867768368, upper: 0.8609613426190931 },
  { x: 0, of: [40, 12, 20], point: 2.2547575384060367e-5, lower: 2.2547575384060367e-5, upper: 1 },
  { x: 30, of: [4000, 60, 2000], point: 0.10335617559476315, lower: 0.5516780877973821, upper: 0.5516780877973821 },
  {
    x: 52,
    of: [4000, 60, 2000],
    point: 1.7490924478451498e-9,
    lower: 0.9999999997054846,
    upper: 2.0436078706793344e-9,
  },
  { x: 17, of: [2000, 20, 100], point: 1.9371863566775038e-20, lower: 1, upper: 1.951369606830704e-20 },
  { x: 5, of: [22, 5, 22], point: 1, lower: 1, upper: 1 },
] as const;

for (const { x, of, point, lower, upper } of cases) {
  const [population, marked, drawn] = of;
  test(`hypergeometric point and tails at ${x} of ${of} equal scipy's`, () => {
    near(hypergeometricPoint(x, population, marked, drawn), point, 1e-11);
    const tails = hypergeometricTails(x, population, marked, drawn);
    near(tails.lower, lower, 1e-11);
    near(tails.upper, upper, 1e-11);
  });
}

test("hypergeometric tails of a billion rows equal scipy's to the digits that scipy has, in no time", () => {
  const started = performance.now();
  const middle = hypergeometricTails(500_400, 1e9, 1e6, 5e8);
  near(middle.upper, 0.2120292891409777, 1e-6);
  near(middle.lower, 0.788550180777764, 1e-6);
  near(hypergeometricTails(1200, 1e9, 1e6, 1e6).upper, 4.4968919196302164e-10, 1e-6);
  assert.ok(performance.now() - started < 50);
});

test("the points of a hypergeometric distribution sum to one", () => {
  for (const [population, marked, drawn] of [
    [30, 11, 13],
    [500, 200, 450],
    [9, 9, 4],
  ] as const) {
    let sum = 0;
    for (let x = 0; x <= marked; x += 1) sum += hypergeometricPoint(x, population, marked, drawn);
    near(sum, 1, 1e-13);
  }
});

test("a doubled tail is two-sided, at most one, and never below the least one", () => {
  near(doubledTail(5, 20, 10, 10), 1, 1e-12);
  // All ten marked rows on one side: 2 / C(20, 10).
  near(doubledTail(10, 20, 10, 10), 2 / 184756, 1e-12);
  near(leastDoubledTail(20, 10, 10), 2 / 184756, 1e-12);
  near(leastDoubledTail(20, 1, 10), 1, 1e-12);
});

test("all points at once are the points one by one", () => {
  for (const [population, marked, drawn] of [
    [30, 11, 13],
    [500, 200, 450],
    [9, 9, 4],
    [40, 3, 39],
  ] as const) {
    hypergeometricPoints(population, marked, drawn).forEach((point, x) => {
      near(point, hypergeometricPoint(x, population, marked, drawn), 1e-11);
    });
  }
});
