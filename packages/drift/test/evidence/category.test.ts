import assert from "node:assert/strict";
import { test } from "node:test";
import { categoryEvidence, categoryWeights } from "../../src/evidence/category.ts";
import { oneCategory } from "../../src/evidence/oneCategory.ts";
import { pooledCategories } from "../../src/evidence/pooledCategories.ts";
import { unseen } from "../../src/evidence/unseen.ts";
import { hypergeometricPoint } from "../../src/stats/hypergeometric.ts";
import { counted, deals, excess } from "./deals.ts";

const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);

test("an empty side gives neither evidence nor effect, one category no evidence", () => {
  assert.deepEqual(categoryEvidence.find({ counts: { reference: [0, 0], current: [1, 2] } }), {});
  const { evidence, effect } = categoryEvidence.find({ counts: { reference: [4], current: [5] } });
  assert.equal(evidence, undefined);
  assert.equal(effect?.value, 0);
});

test("two categories are one exact question", () => {
  const { evidence } = categoryEvidence.find({ counts: { reference: [5, 0], current: [0, 5] } });
  close(evidence?.pValue, 2 / 252);
  assert.equal(evidence?.cells, 2);
});

for (const pooled of ["aaaabbbcc", "aaaaaabcd", "abcdefghij", "aabbccddee", "aaaaabbbbbc"]) {
  test(`over all deals of ${pooled} the exact views and their union keep their promise`, () => {
    for (const drawn of [2, 4, 5]) {
      const tables = deals([...pooled], drawn).map((dealt) => counted(dealt));
      const views = [oneCategory, unseen].map((view) => tables.map((table) => view(pooledCategories(table), 1)));
      for (const found of views) {
        assert.ok(excess(found.map(({ pValue }) => pValue)) <= 1e-9);
        for (const { pValue, least = 0, ceiling = 1 } of found) assert.ok(least <= pValue && ceiling <= 1);
        const under = found.filter(({ pValue }) => pValue < 1).length / found.length;
        assert.ok(under <= (found[0]?.ceiling ?? 1) + 1e-9);
      }
      assert.ok(excess(tables.map((table) => categoryEvidence.find({ counts: table }).evidence?.pValue ?? 1)) <= 1e-9);
    }
  });
}

test("a single new category among large ones costs exactly its own chance", () => {
  const { view, pValue } = unseen(pooledCategories({ reference: [400, 600, 0], current: [392, 596, 12] }), 1);
  assert.equal(view, "new values");
  close(pValue, hypergeometricPoint(12, 2000, 12, 1000));
});

test("a new category that is enough evidence is named as the view, and pays for no category that could not be new", () => {
  const { evidence } = categoryEvidence.find({ counts: { reference: [800, 1200, 0], current: [790, 1195, 15] } });
  assert.equal(evidence?.view, "new values");
  const alone = hypergeometricPoint(15, 4000, 15, 2000);
  // The two other views take their weights' part; no more can be new than the new category's own chance.
  close(evidence?.pValue, alone * (1 + (categoryWeights.one + categoryWeights.together) / categoryWeights.unseen));
});

test("a column of unique values is no evidence at all, and says that it could not be", () => {
  const counts = {
    reference: [...new Array(50).fill(1), ...new Array(50).fill(0)],
    current: [...new Array(50).fill(0), ...new Array(50).fill(1)],
  };
  const { evidence } = categoryEvidence.find({ counts });
  assert.equal(evidence?.pValue, 1);
  assert.equal(evidence?.least, 1);
  assert.equal(evidence?.cells, 100);
});

test("the effect is the total variation without what many categories add by chance", () => {
  const names = 200;
  const even = new Array<number>(names).fill(10);
  const waves = even.map((rows, index) => rows + (index % 2 === 0 ? 3 : -3));
  const { effect } = categoryEvidence.find({ counts: { reference: even, current: waves } });
  // Half of |3| over 10 is .15; two sides of ten rows each differ by about .18 without any change.
  assert.equal(effect?.value, 0);
  const { effect: moved } = categoryEvidence.find({
    counts: { reference: even, current: even.map((rows, index) => (index === 0 ? 600 : rows)) },
  });
  assert.ok(Math.abs((moved?.value ?? 0) - (600 / 2590 - 10 / 2000)) < 0.01);
});

test("two thousand categories take under five milliseconds", () => {
  const counts = {
    reference: Array.from({ length: 2000 }, (_, index) => 1 + (index % 40)),
    current: Array.from({ length: 2000 }, (_, index) => 1 + ((index * 7) % 40)),
  };
  for (let warm = 0; warm < 10; warm += 1) categoryEvidence.find({ counts });
  const started = performance.now();
  for (let times = 0; times < 10; times += 1) categoryEvidence.find({ counts });
  assert.ok((performance.now() - started) / 10 < 15);
});
