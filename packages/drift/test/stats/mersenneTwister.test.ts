import assert from "node:assert/strict";
import { test } from "node:test";
import { mersenneTwister, numpyPermutation } from "../../src/stats/mersenneTwister.ts";

test("the generator gives the words that its authors publish for the seed 5489", () => {
  const word = mersenneTwister(5489);
  assert.equal(word(), 3_499_211_612);
  for (let index = 2; index < 10_000; index += 1) word();
  // C++11, 26.5.5: the 10,000th invocation of mt19937 gives this value.
  assert.equal(word(), 4_123_659_995);
});

test("permutations are those of numpy 2.4.6's RandomState, one after the other from one seed", () => {
  assert.deepEqual([...numpyPermutation(10, mersenneTwister(0))], [2, 8, 4, 9, 1, 6, 7, 3, 0, 5]);
  assert.deepEqual([...numpyPermutation(12, mersenneTwister(42))], [10, 9, 0, 8, 5, 2, 1, 11, 4, 7, 3, 6]);
});
