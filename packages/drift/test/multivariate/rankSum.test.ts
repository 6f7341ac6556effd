import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TieGroup } from "../../src/models/rocAuc.ts";
import { rankSumTail } from "../../src/multivariate/rankSum.ts";
import { mannWhitneyExact } from "../../src/stats/mannWhitneyExact.ts";
import { random } from "../../src/stats/random.ts";

/** Ways to choose some of all. */
function choose(all: number, some: number): number {
  let ways = 1;
  for (let taken = 1; taken <= some; taken += 1) ways = (ways * (all - some + taken)) / taken;
  return ways;
}

/** Every deal of the rows of some ties to the two sides, with its chance. */
function* deals(sizes: readonly number[], positives: number): Generator<{ groups: TieGroup[]; chance: number }> {
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const all = choose(rows, positives);
  function* rest(index: number, left: number, ways: number, groups: TieGroup[]): ReturnType<typeof deals> {
    const size = sizes[index];
    if (size === undefined) {
      if (left === 0) yield { groups, chance: ways / all };
      return;
    }
    for (let some = 0; some <= Math.min(size, left); some += 1)
      yield* rest(index + 1, left - some, ways * choose(size, some), [...groups, { rows: size, positives: some }]);
  }
  yield* rest(0, positives, 1, []);
}

describe("the tail of a rank sum", () => {
  it("is that of Mann and Whitney's exact law where there are no ties", () => {
    for (const [positives, negatives] of [
      [10, 10],
      [20, 20],
      [10, 100],
      [60, 40],
    ] as const) {
      const exactly = (u: number) => mannWhitneyExact({ reference: negatives, current: positives }, u);
      for (let above = 0; above <= negatives; above += 5) {
        // The positives stand together, above so many negatives.
        const groups = Array.from({ length: positives + negatives }, (_, rank) => ({
          rows: 1,
          positives: rank >= above && rank < above + positives ? 1 : 0,
        }));
        const exact = exactly(positives * above);
        if (exact < 1e-4) continue;
        const ratio = rankSumTail(groups) / exact;
        assert.ok(ratio > 0.99 && ratio < 1.06, `${positives}, ${negatives}, ${above}: ${ratio}`);
      }
    }
  });

  it("never promises more than it keeps, however the rows are tied", () => {
    const chance = random(8);
    let patterns = 0;
    while (patterns < 150) {
      const sizes = Array.from({ length: 2 + chance.below(4) }, () => 1 + Math.floor(60 * chance.next() ** 2));
      const rows = sizes.reduce((sum, size) => sum + size, 0);
      const positives = Math.round(rows * (0.1 + 0.8 * chance.next()));
      if (rows < 20 || Math.min(positives, rows - positives) < 5) continue;
      if (sizes.slice(1).reduce((product, size) => product * (size + 1), 1) > 20_000) continue;
      patterns += 1;
      const levels = [0.1, 0.05, 0.01, 0.002];
      const sum = levels.map(() => 0);
      for (const deal of deals(sizes, positives)) {
        const pValue = rankSumTail(deal.groups);
        levels.forEach((level, index) => {
          if (pValue <= level) sum[index] = (sum[index] as number) + deal.chance;
        });
      }
      levels.forEach((level, index) => {
        const ratio = (sum[index] as number) / level;
        assert.ok(ratio <= 1.01, `${sizes}, ${positives} positives: ${ratio} times ${level}`);
      });
    }
  });

  it("is 1 where nothing is ranked or one side is empty", () => {
    assert.equal(rankSumTail([{ rows: 30, positives: 10 }]), 1);
    assert.equal(rankSumTail([]), 1);
    const none = [1, 2, 3].map(() => ({ rows: 1, positives: 0 }));
    assert.equal(rankSumTail(none), 1);
  });
});
