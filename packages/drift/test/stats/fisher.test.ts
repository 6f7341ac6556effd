import assert from "node:assert/strict";
import { test } from "node:test";
import { fisherTwoSided } from "../../src/stats/fisher.ts";

function assertClose(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) <= 1e-12 + 1e-9 * expected, `got ${value}, expected ${expected}`);
}

test("Fisher's exact test equals scipy 1.17.1", () => {
  assertClose(fisherTwoSided(8, 2, 1, 5), 0.034965034965034975);
  assertClose(fisherTwoSided(10, 200, 0, 1000), 2.0703041624142524e-8);
  assertClose(fisherTwoSided(5000, 50, 4990, 81), 0.008110936275791698);
});

test("a billion rows keep the digits that scipy 1.17.1 loses", () => {
  // scipy gives .0456079796 and .12337569047205640. Summing all terms as multiples of the likeliest one, which needs no
  // factorial, and dividing by their sum gives these.
  assertClose(fisherTwoSided(500_000_000, 500_000, 499_000_000, 501_000), 0.04560797581295853);
  assertClose(fisherTwoSided(300_000, 700_000, 301_000, 699_000), 0.12337569046366642);
});

test("tables as likely as the one seen count, in whatever order the sides and categories stand", () => {
  // Five and five against five and five is the likeliest table there is.
  assert.equal(fisherTwoSided(5, 5, 5, 5), 1);
  // Of the 20 ways to draw 3 of 6, one has none and one has all: p = 2 / 20.
  assertClose(fisherTwoSided(0, 3, 3, 0), 0.1);
  assertClose(fisherTwoSided(3, 0, 0, 3), 0.1);
  for (const swapped of [fisherTwoSided(2, 8, 7, 3), fisherTwoSided(3, 7, 8, 2), fisherTwoSided(8, 2, 3, 7)])
    assertClose(swapped, fisherTwoSided(7, 3, 2, 8));
});

test("a margin of nothing leaves one table", () => {
  assert.equal(fisherTwoSided(0, 0, 3, 4), 1);
  assert.equal(fisherTwoSided(100, 0, 90, 0), 1);
});
