import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { domainClassifier } from "../../src/multivariate/domainClassifier.ts";
import { poolRows, type SampledRows } from "../../src/multivariate/rows.ts";
import { random } from "../../src/stats/random.ts";
import { correlated, mixed, rowsOf } from "./tables.ts";

const classify = (reference: SampledRows, current: SampledRows, seed = 1) =>
  domainClassifier(poolRows(reference, current), seed);

/** Normals that do not go together before, and do afterwards, by so much. */
function drifted(rows: number, others: number, seed: number) {
  const chance = random(seed);
  return [rowsOf(rows, correlated(0, others, chance)), rowsOf(rows, correlated(0.8, others, chance))] as const;
}

describe("the domain classifier", () => {
  it("sees in every report that two columns of 500 rows go together now, though each is as it was", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const { pValue, auc } = classify(...drifted(500, 0, seed));
      // A twentieth of the budget of twenty columns, of which it may use eight tenths.
      assert.ok(pValue < (0.8 * 0.05) / 20, `seed ${seed}: ${pValue}`);
      assert.ok(auc.low > 0.5 && auc.value < 0.9);
    }
  });

  it("names the columns that tell, before eighteen that do not", () => {
    const { pValue, columns } = classify(...drifted(2000, 18, 1));
    assert.ok(pValue < 1e-9);
    const names = columns.slice(0, 2).map(({ name }) => name);
    assert.deepEqual(names.sort(), ["column 0", "column 1"]);
    assert.ok((columns[0]?.share ?? 0) + (columns[1]?.share ?? 0) > 0.8);
    const sum = columns.reduce((total, { share }) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 1e-12);
  });

  it("sees a category that goes with a number otherwise, and one that is missing together with it", () => {
    const chance = random(3);
    const draw = (goes: number) => () => {
      const kind = chance.below(3);
      return [["a", "b", "c"][kind], chance.normal() + goes * (kind - 1), chance.normal()];
    };
    const [first, second] = classify(rowsOf(1000, draw(0.6)), rowsOf(1000, draw(-0.6))).columns;
    assert.deepEqual([first?.name, second?.name].sort(), ["column 0", "column 1"]);
    const missing = (together: boolean) => () => {
      const [one, other] = [chance.next() < 0.3, chance.next() < 0.3];
      return [one ? undefined : chance.normal(), (together ? one : other) ? undefined : "known", chance.normal()];
    };
    assert.ok(classify(rowsOf(1000, missing(false)), rowsOf(1000, missing(true))).pValue < 1e-6);
  });

  it("depends on the order of numbers alone, and on nothing but its seed", () => {
    const [reference, current] = drifted(300, 3, 4);
    const bent = ({ rows, columns }: SampledRows): SampledRows => ({
      rows,
      columns: columns.map((column) => ({ ...column, numbers: (column.numbers as Float64Array).map(Math.exp) })),
    });
    const before = classify(reference, current, 7);
    assert.deepEqual(classify(bent(reference), bent(current), 7), before);
    assert.notDeepEqual(classify(reference, current, 8), before);
  });

  it("sees nothing where both sides are the same rows, though it may have learned each of them on the other side", () => {
    const rows = rowsOf(400, mixed(random(5)));
    for (let seed = 1; seed <= 20; seed += 1) {
      const { auc, pValue } = classify(rows, rows, seed);
      assert.ok(auc.low < 0.5 && pValue > 0.05, `seed ${seed}: ${pValue}`);
    }
  });

  it("tells sides apart that have nothing in common", () => {
    const { auc, pValue, columns } = classify(
      rowsOf(60, () => [1, "a"]),
      rowsOf(50, () => [2, "a"]),
    );
    assert.equal(auc.value, 1);
    assert.ok(auc.low > 0.9 && pValue < 1e-6);
    assert.deepEqual(columns, [{ name: "column 0", share: 1 }]);
  });

  it("refuses columns that hold one value", () => {
    const same = rowsOf(100, () => [1, "a", undefined]);
    assert.throws(() => classify(same, same), { name: "DriftlineError", message: /no column .* different values/ });
  });
});
