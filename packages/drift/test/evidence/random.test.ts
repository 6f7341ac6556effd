import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../src/stats/random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const some = (seed: number) => Array.from({ length: 5 }, random(seed).next);
  assert.deepEqual(some(7), some(7));
  assert.notDeepEqual(some(7), some(8));
});

test("uniform numbers are in [0, 1) with mean 1/2 and variance 1/12, normal ones with 0 and 1", () => {
  const { next, normal, below } = random(3);
  const rows = 200_000;
  const moments = (draw: () => number) => {
    const values = Array.from({ length: rows }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    return { values, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows };
  };
  const even = moments(next);
  assert.ok(even.values.every((value) => value >= 0 && value < 1));
  assert.ok(Math.abs(even.mean - 0.5) < 0.003 && Math.abs(even.variance - 1 / 12) < 0.001);
  const bell = moments(normal);
  assert.ok(Math.abs(bell.mean) < 0.01 && Math.abs(bell.variance - 1) < 0.02);
  const dice = moments(() => below(6));
  assert.deepEqual([...new Set(dice.values)].sort(), [0, 1, 2, 3, 4, 5]);
});
