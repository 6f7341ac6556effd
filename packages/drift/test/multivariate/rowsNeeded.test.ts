import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tieGroups } from "../../src/models/rocAuc.ts";
import { rankSumTail } from "../../src/multivariate/rankSum.ts";
import { fewestRows, togetherRowsNeeded } from "../../src/multivariate/rowsNeeded.ts";
import { normalQuantile, normalTail } from "../../src/stats/distributions.ts";
import { random } from "../../src/stats/random.ts";

describe("the rows it takes to see columns together", () => {
  const question = { smallestEffect: 0.2, falseAlarms: 0.05, tests: 23 };

  it("are enough to see scores so far apart nine times in ten", () => {
    const rows = Math.floor(togetherRowsNeeded(question) / 5);
    const chance = random(1);
    // Normals whose area under the curve is .6.
    const apart = Math.SQRT2 * normalQuantile(0.6);
    const isCurrent = Float64Array.from({ length: 2 * rows }, (_, row) => (row < rows ? 0 : 1));
    let seen = 0;
    for (let report = 0; report < 500; report += 1) {
      let sum = 0;
      for (let fold = 0; fold < 4; fold += 1) {
        const scores = isCurrent.map((one) => chance.normal() + apart * one);
        sum -= normalQuantile(rankSumTail(tieGroups(scores, isCurrent)));
      }
      if (normalTail(sum / 2) <= (0.8 * 0.05) / 23) seen += 1;
    }
    assert.ok(seen >= 435 && seen <= 480, `${seen} of 500`);
  });

  it("grow with the number of tests, fall with the effect, and are never fewer than can be learned from", () => {
    const needed = togetherRowsNeeded(question);
    assert.ok(togetherRowsNeeded({ ...question, tests: 100 }) > needed);
    assert.ok(togetherRowsNeeded({ ...question, smallestEffect: 0.1 }) > 3.9 * needed);
    assert.equal(togetherRowsNeeded({ ...question, smallestEffect: 0.9 }), fewestRows);
  });
});
