import assert from "node:assert/strict";
import { test } from "node:test";
import { numberEvidence } from "../../src/evidence/number.ts";
import { random } from "../../src/stats/random.ts";
import { gap } from "../../src/walks/gap.ts";
import { scores } from "../../src/walks/scores.ts";
import { ties } from "../../src/walks/ties.ts";
import { deals, excess, walked } from "./deals.ts";

const find = (reference: readonly number[], current: readonly number[]) =>
  numberEvidence.find({
    gap: walked(gap, reference, current),
    scores: walked(scores, reference, current),
    ties: walked(ties, reference, current),
  });

const chance = random(1);
const normals = (rows: number, scale = 1, mean = 0) =>
  Array.from({ length: rows }, () => mean + scale * chance.normal());

test("an empty side gives neither evidence nor effect", () => {
  assert.deepEqual(find([], [1, 2]), {});
  assert.deepEqual(find([1, 2], []), {});
});

test("one and the same value on both sides gives no evidence and an effect of nothing, as far as so few rows can tell", () => {
  const { evidence, effect } = find([3, 3, 3], [3, 3]);
  assert.equal(evidence, undefined);
  assert.equal(effect?.value, 0);
  assert.ok((effect?.high ?? 0) > 0.5);
});

test("two values are tested by Fisher's hypergeometric tail, doubled", () => {
  const { evidence } = find([0, 0, 0, 0, 0], [1, 1, 1, 1, 1]);
  assert.equal(evidence?.view, "value");
  // 2 / C(10, 5)
  assert.ok(Math.abs((evidence?.pValue ?? 0) - 2 / 252) < 1e-12);
  assert.ok(Math.abs((evidence?.least ?? 0) - 2 / 252) < 1e-12);
});

for (const pooled of [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  [0, 0, 0, 0, 0, 0, 1, 2, 3],
  [1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
]) {
  test(`over all deals of ${pooled} the p-value keeps its promise`, () => {
    for (const drawn of [2, 4]) {
      const found = deals(pooled, drawn).map(({ reference, current }) => find(reference, current).evidence);
      assert.ok(excess(found.map((evidence) => evidence?.pValue ?? 1)) <= 1e-9);
      for (const evidence of found) assert.ok((evidence?.least ?? 0) <= (evidence?.pValue ?? 1));
    }
  });
}

test("a moved mean is seen by its location, a wider spread by its spread, a hollow middle by its shape", () => {
  const reference = normals(1000);
  assert.equal(find(reference, normals(1000, 1, 0.4)).evidence?.view, "location");
  assert.equal(find(reference, normals(1000, 1.6)).evidence?.view, "spread");
  const even = Array.from({ length: 1000 }, (_, row) => row / 1000);
  const hollow = even.map((value) => (value < 0.25 || value >= 0.75 ? value : value < 0.5 ? value - 0.1 : value + 0.1));
  assert.equal(find(even, hollow).evidence?.view, "shape");
});

test("only the order counts: a monotone map of both sides changes nothing", () => {
  const [reference, current] = [normals(300), normals(80, 1, 0.3)];
  const exponential = (side: readonly number[]) => side.map(Math.exp);
  assert.deepEqual(find(exponential(reference), exponential(current)), find(reference, current));
});

test("the effect is Kuiper's V without what sampling adds, within its interval", () => {
  const { effect } = find(normals(20_000), normals(20_000, 1, 0.5));
  // V of two normals half a deviation apart: 2 Phi(.25) - 1 = .1974
  assert.ok(Math.abs((effect?.value ?? 0) - 0.1974) < 0.02);
  assert.ok((effect?.low ?? 1) < 0.1974 && (effect?.high ?? 0) > 0.1974);
});

test("evidence of five hundred rows a side takes well under a millisecond", () => {
  const sides = Array.from({ length: 20 }, () =>
    [normals(500), normals(500)].map((side) => ({ values: Float64Array.from(side).sort() })),
  );
  const once = () =>
    sides.forEach(([reference, current]) => find([...(reference?.values ?? [])], [...(current?.values ?? [])]));
  for (let warm = 0; warm < 5; warm += 1) once();
  const started = performance.now();
  once();
  assert.ok((performance.now() - started) / sides.length < 2);
});
