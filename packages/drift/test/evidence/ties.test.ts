import assert from "node:assert/strict";
import { test } from "node:test";
import { ties } from "../../src/walks/ties.ts";
import { walked } from "./deals.ts";

test("ties are counted as they lie, with the most frequent value and its rows", () => {
  const found = walked(ties, [1, 2, 2, 9], [2, 2, 3, 3, 3]);
  assert.deepEqual([...found.sizes], [1, 4, 3, 1]);
  assert.deepEqual([found.distinct, found.largest, found.largestInCurrent], [4, 4, 2]);
  // After the 2s: 3/4 of the reference, 2/5 of the current side.
  assert.ok(Math.abs(found.gap - 0.35) < 1e-12);
});

test("a long column is put together to some thousand groups, and a value that is often there stays apart", () => {
  const long = Array.from({ length: 40_000 }, (_, row) => row);
  const found = walked(
    ties,
    [...long, ...new Array<number>(500).fill(20_000.5)],
    long.map((value) => value + 0.25),
  );
  assert.equal(found.distinct, 80_001);
  assert.ok(found.sizes.length < 8200);
  assert.equal(
    found.sizes.reduce((sum, size) => sum + size, 0),
    80_500,
  );
  assert.ok(found.sizes.includes(500));
});

test("two samples of nothing have no ties", () => {
  assert.equal(walked(ties, [], []).distinct, 0);
});
