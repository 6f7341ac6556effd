import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyBins, binFeatures } from "../../src/models/histogramBins.ts";
import { random } from "../../src/stats/random.ts";

/** How many rows each bin of a single column holds. */
function sizes(values: Float64Array, bins: number, weights?: Float64Array): number[] {
  const binned = binFeatures([{ kind: "number", values }], { bins, ...(weights ? { weights } : {}) });
  const counts = new Array<number>((binned.bins[0]?.count ?? 0) + 1).fill(0);
  binned.cells[0]?.forEach((cell, row) => {
    counts[cell] = (counts[cell] as number) + (weights ? (weights[row] as number) : 1);
  });
  return counts;
}

describe("the bins of numbers", () => {
  const chance = random(5);
  const normal = Float64Array.from({ length: 10_000 }, () => chance.normal());

  it("hold about as many rows each, missing values apart", () => {
    const withMissing = Float64Array.from([...normal, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY]);
    const counts = sizes(withMissing, 100);
    assert.equal(counts.length, 101);
    assert.equal(counts[100], 3);
    assert.ok(counts.slice(0, 100).every((count) => count >= 99 && count <= 101));
  });

  it("are one for each value where there are few", () => {
    assert.deepEqual(sizes(Float64Array.of(3, 1, 1, 2, -0, 0), 255), [2, 2, 1, 1, 0]);
    assert.deepEqual(sizes(Float64Array.of(3, 3), 255), [2, 0]);
    assert.deepEqual(sizes(Float64Array.of(Number.NaN), 255), [0, 1]);
  });

  it("keep the other values apart where nearly all are one", () => {
    const zeros = normal.map((value, row) => (row % 10 === 0 ? value : 0));
    const counts = sizes(zeros, 51);
    assert.equal(Math.max(...counts), 9000);
    assert.ok(counts.length >= 50 && counts.length <= 52);
    const others = counts.filter((count) => count > 0 && count < 9000);
    assert.ok(Math.max(...others) <= 30 && others.length >= 48, `${others}`);
  });

  it("are of equal weight where rows have weights", () => {
    const weights = normal.map((value) => (value > 0 ? 3 : 1));
    const counts = sizes(normal, 20, weights).slice(0, 20);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    assert.ok(
      counts.every((count) => Math.abs(count - total / 20) < 10),
      `${counts}`,
    );
  });

  it("are taken from a sample of very many rows, the same one for the same seed", () => {
    const many = Float64Array.from({ length: 300_000 }, (_, row) => row % 100_003);
    const edges = (seed: number) => binFeatures([{ kind: "number", values: many }], { seed }).bins;
    assert.deepEqual(edges(1), edges(1));
    assert.notDeepEqual(edges(1), edges(2));
    const counts = sizes(many, 100).slice(0, 100);
    assert.ok(
      counts.every((count) => count > 2400 && count < 3600),
      `${counts}`,
    );
  });

  it("serve rows they were not chosen from", () => {
    const { bins } = binFeatures([{ kind: "number", values: Float64Array.of(1, 2, 3) }]);
    const fresh = applyBins([{ kind: "number", values: Float64Array.of(-5, 1.5, 2, 99, Number.NaN) }], bins);
    assert.deepEqual([...(fresh.cells[0] ?? [])], [0, 1, 1, 2, 3]);
  });
});
