import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rocAuc } from "../../src/models/rocAuc.ts";
import { aucInterval } from "../../src/multivariate/aucInterval.ts";
import { normalTail } from "../../src/stats/distributions.ts";
import { random } from "../../src/stats/random.ts";

/** Four folds of normal scores, of which the positive ones are so much higher and so much wider. */
function draw(rows: { positives: number; negatives: number }, higher: number, wider: number, seed: number) {
  const chance = random(seed);
  return Array.from({ length: 4 }, () => {
    const isPositive = Array.from({ length: rows.positives + rows.negatives }, (_, row) =>
      row < rows.positives ? 1 : 0,
    );
    return rocAuc(
      Float64Array.from(isPositive, (one) => (one ? higher + wider * chance.normal() : chance.normal())),
      isPositive,
    );
  });
}

/** So many of 1,000 of a promise of 95 in 100, and three standard errors less. */
const least = 950 - 3 * Math.sqrt(1000 * 0.95 * 0.05);

describe("the interval of an area under the curve", () => {
  for (const [higher, wider] of [
    [0, 1],
    [0, 3],
    [1.5, 1],
    [3.3, 1],
  ] as const) {
    const truth = normalTail(-higher / Math.hypot(1, wider));
    for (const rows of [
      { positives: 12, negatives: 12 },
      { positives: 20, negatives: 400 },
      { positives: 200, negatives: 200 },
    ])
      it(`holds ${truth.toFixed(3)} in 95 of 100 cases: ${JSON.stringify({ wider, ...rows })}`, () => {
        let held = 0;
        for (let seed = 0; seed < 1000; seed += 1) {
          const { low, high } = aucInterval(draw(rows, higher, wider, seed));
          if (low <= truth && truth <= high) held += 1;
        }
        assert.ok(held >= least, `${held} of 1,000`);
      });
  }

  it("stays between 0 and 1 and has a width where the sides part wholly", () => {
    const parted = rocAuc(
      Float64Array.from({ length: 100 }, (_, row) => row),
      Array.from({ length: 100 }, (_, row) => (row < 50 ? 0 : 1)),
    );
    const { value, low, high } = aucInterval([parted, parted]);
    assert.equal(value, 1);
    assert.equal(high, 1);
    assert.ok(low > 0.95 && low < 1);
  });
});
