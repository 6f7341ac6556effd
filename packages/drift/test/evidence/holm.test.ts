import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holm } from "../../src/stats/holm.ts";

const close = (actual: readonly number[], expected: readonly number[]) =>
  actual.forEach((value, index) =>
    assert.ok(Math.abs(value - (expected[index] as number)) < 1e-12, `${actual} is not ${expected}`),
  );

test("holm equals statsmodels 0.15.0 multipletests(method='holm')", () => {
  close(holm([0.01, 0.04, 0.03, 0.005, 0.5]), [0.04, 0.09, 0.09, 0.025, 0.5]);
});

test("weighted holm takes p over weight in order, and the weights left as the factor", () => {
  // t = .004 (weight 3), .03 (1), .05 (2): .004 x 6 = .024, .03 x 3 = .09, .05 x 2 = .1
  close(holm([0.012, 0.03, 0.1], [3, 1, 2]), [0.024, 0.09, 0.1]);
});

test("a test that could not have come as low spends nothing", () => {
  close(holm([0.02, 0.6], [1, 1], [0, 0.3]), [0.02, 0.6]);
  // At .6 the second could have come as low, and the first is done.
  close(holm([0.02, 0.6], [1, 1], [0, 0.01]), [0.04, 0.6]);
});

test("adjusted p-values are at least the raw ones, at most one, in the same order, and never above Bonferroni's", () => {
  const family = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(family, (tests) => {
      const p = tests.map(([a, b]) => Math.max(a, b));
      const least = tests.map(([a, b]) => Math.min(a, b));
      const adjusted = holm(p, undefined, least);
      adjusted.forEach((value, i) => {
        assert.ok(value >= (p[i] as number) - 1e-12 && value <= Math.min(1, (p[i] as number) * p.length) + 1e-12);
        adjusted.forEach((other, j) => assert.ok((p[i] as number) > (p[j] as number) || value <= other + 1e-12));
      });
    }),
  );
});

test("holm of nothing is nothing", () => {
  assert.deepEqual(holm([]), []);
});
