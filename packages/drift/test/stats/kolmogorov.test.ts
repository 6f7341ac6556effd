import assert from "node:assert/strict";
import { test } from "node:test";
import { kolmogorovAsymptotic, roundHalfToEven } from "../../src/stats/kolmogorovAsymptotic.ts";
import { kolmogorovExactOneSided, kolmogorovExactTwoSided } from "../../src/stats/kolmogorovExact.ts";
import { kolmogorovTail } from "../../src/stats/kolmogorovTail.ts";
import { smirnovTail } from "../../src/stats/smirnovTail.ts";

function isNear(value: number, expected: number, share = 1e-9): void {
  assert.ok(Math.abs(value - expected) <= share * expected, `${value}, expected ${expected}`);
}

/** How many of all orders of two samples have a gap of at least `gap`, by trying each. */
function shareOfOrders(reference: number, current: number, gap: number, twoSided: boolean): number {
  let reached = 0;
  let orders = 0;
  const walk = (i: number, j: number, largest: number) => {
    const difference = i / reference - j / current;
    const now = Math.max(largest, twoSided ? Math.abs(difference) : difference);
    if (i === reference && j === current) {
      orders += 1;
      if (now >= gap - 1e-12) reached += 1;
      return;
    }
    if (i < reference) walk(i + 1, j, now);
    if (j < current) walk(i, j + 1, now);
  };
  walk(0, 0, 0);
  return reached / orders;
}

test("exact two-sample p-values are the share of all orders, at every gap there is", () => {
  for (const [reference, current] of [
    [1, 1],
    [3, 4],
    [5, 5],
    [4, 6],
    [7, 3],
    [6, 7],
  ] as const)
    for (let step = 0; step <= reference * current; step += 1) {
      const gap = step / (reference * current);
      const sizes = { reference, current };
      // Equal sides only know gaps of whole rows.
      if (reference === current && step % reference !== 0) continue;
      isNear(kolmogorovExactTwoSided(sizes, gap), shareOfOrders(reference, current, gap, true), 1e-13);
      isNear(kolmogorovExactOneSided(sizes, gap), shareOfOrders(reference, current, gap, false), 1e-13);
    }
});

test("the exact p-value keeps its digits down to the smallest numbers there are, and is 0 under them", () => {
  // All of one side before the other: 2 / C(350, 150) and 2 / C(600, 300), by Python's math.comb.
  isNear(kolmogorovExactTwoSided({ reference: 200, current: 150 }, 1), 7.291851748795013e-103);
  isNear(kolmogorovExactTwoSided({ reference: 300, current: 300 }, 1), 1.4802978791996818e-179);
  assert.equal(kolmogorovExactTwoSided({ reference: 10_000, current: 9_999 }, 1), 0);
});

test("the law of one sample equals scipy 1.17.1 kstwo.sf(x, n) by every method it is computed with", () => {
  for (const [n, x, expected] of [
    [4, 0.2, 0.98785],
    [3, 0.5, 0.3333333333333333],
    [20, 0.3, 0.04306706665851623],
    [100, 0.12, 0.10330374901819939],
    [4, 0.6, 0.0674],
    [2, 0.9, 0.02],
    [50, 0.2, 0.03143877776953241],
    [400, 0.05, 0.26121244607129124],
    [5_000, 0.011, 0.576731142062301],
    [500_000, 0.003, 0.00024632301239186754],
    [1_000_000, 0.002, 0.0006700277103670718],
    [5_000_000, 0.002, 8.485387020894542e-18],
  ] as const)
    isNear(kolmogorovTail(n, x), expected);
});

test("one row against one shows nothing asymptotically either", () => {
  assert.equal(kolmogorovAsymptotic({ reference: 1, current: 1 }, 1, "two-sided"), 1);
});

test("halves are rounded to the even neighbour", () => {
  assert.deepEqual([0.5, 1.5, 2.5, 2.4, 2.6].map(roundHalfToEven), [0, 2, 2, 2, 3]);
});

test("the one-sided tail, of which only some terms are summed, equals scipy 1.17.1's special.smirnov", () => {
  for (const [n, x, expected] of [
    [1000, 0.05, 0.006506037390545166],
    [10_053, 0.017274790377088994, 0.002449716946629464],
    [10_053, 0.11716332872673453, 5.4321503632972645e-121],
    [50_000, 0.012649110640673518, 1.1153460044902988e-7],
    [300_000, 0.01, 8.687121772487975e-27],
  ] as const)
    isNear(smirnovTail(n, x), expected, 1e-11);
});
