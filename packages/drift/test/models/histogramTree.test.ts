import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scoreBoostedTrees, trainBoostedTrees } from "../../src/models/boostedTrees.ts";
import { binFeatures, type Feature } from "../../src/models/histogramBins.ts";
import { treeGrower } from "../../src/models/histogramTree.ts";
import { addContributions, addScores } from "../../src/models/tree.ts";
import { random } from "../../src/stats/random.ts";
import { distance } from "./reference.ts";

const rows = 2000;
const number = (values: Float64Array): Feature => ({ kind: "number", values });

/** Three columns, of which the last has missing cells, and targets that hang together with them. */
function table(seed: number) {
  const chance = random(seed);
  const draw = () => Float64Array.from({ length: rows }, () => chance.normal());
  const [a, b, c] = [draw(), draw(), draw()];
  for (let row = 0; row < rows; row += 1) if (chance.next() < 0.2) c[row] = Number.NaN;
  const targets = a.map((value, row) => {
    const signal = value * (b[row] as number) + (Number.isNaN(c[row]) ? 1 : 0) + 0.5 * chance.normal();
    return signal > 0.3 ? 1 : 0;
  });
  return { a, b, c, targets };
}

/** A single tree of means. */
function grow(features: readonly Feature[], targets: Float64Array, options = {}, weights = targets.map(() => 1)) {
  const binned = binFeatures(features, { weights });
  const grower = treeGrower(binned, {
    leaves: 31,
    depth: Number.POSITIVE_INFINITY,
    minimumLeaf: 20,
    l2: 0,
    ...options,
  });
  const slopes = targets.map((target, row) => -target * (weights[row] as number));
  const all = Uint32Array.from(targets, (_, row) => row);
  return { binned, ...grower({ slopes, curvatures: weights, weights }, all) };
}

describe("a histogram tree", () => {
  const { a, b, c, targets } = table(1);
  const features = [number(a), number(b), number(c)];

  it("does not change when a column is changed without changing its order, on new rows neither", () => {
    const bent = [number(a.map(Math.exp)), number(b), number(c.map((value) => value ** 3))];
    const before = trainBoostedTrees(features, targets, { trees: 10 });
    const after = trainBoostedTrees(bent, targets, { trees: 10 });
    assert.deepEqual(after.trees, before.trees);
    const other = table(2);
    assert.deepEqual(
      scoreBoostedTrees(after, [number(other.a.map(Math.exp)), number(other.b), number(other.c.map((v) => v ** 3))]),
      scoreBoostedTrees(before, [number(other.a), number(other.b), number(other.c)]),
    );
  });

  it("takes a row of weight two for two rows", () => {
    const again = Uint32Array.from({ length: rows }, (_, row) => row).filter((row) => row % 3 === 0);
    const weights = targets.map((_, row) => (row % 3 === 0 ? 2 : 1));
    const twice = (values: Float64Array) =>
      Float64Array.from([...values, ...again.map(() => 0)].keys(), (place) =>
        place < rows ? (values[place] as number) : (values[again[place - rows] as number] as number),
      );
    const options = { trees: 10, minimumLeaf: 30 };
    const weighted = trainBoostedTrees(features, targets, { ...options, weights });
    const doubled = trainBoostedTrees(
      [a, b, c].map((values) => number(twice(values))),
      twice(targets),
      options,
    );
    assert.deepEqual(doubled.bins, weighted.bins);
    assert.ok(distance(scoreBoostedTrees(doubled, features), scoreBoostedTrees(weighted, features)) < 1e-9);
  });

  it("never asks about a column that is constant or wholly missing", () => {
    const { tree } = grow(
      [number(new Float64Array(rows).fill(3)), number(a.map(() => Number.NaN)), number(a)],
      targets,
    );
    assert.ok(tree.column.includes(2));
    assert.ok(!tree.column.includes(0) && !tree.column.includes(1));
  });

  it("keeps its leaves as many, as deep and as large as it is told", () => {
    const { tree, leaves } = grow(features, targets, { leaves: 9, minimumLeaf: 100 });
    assert.equal(leaves.length, 9);
    assert.equal(tree.column.filter((column) => column < 0).length, 9);
    assert.ok(leaves.every(({ from, to }) => to - from >= 100));
    assert.equal(
      leaves.reduce((sum, { from, to }) => sum + to - from, 0),
      rows,
    );
    assert.equal(grow(features, targets, { depth: 2 }).leaves.length, 4);
    assert.equal(grow(features, targets, { leaves: 1 }).leaves.length, 1);
    assert.equal(grow(features, targets, { minimumLeaf: rows / 2 + 1 }).leaves.length, 1);
  });

  it("has the mean of its rows in each leaf, and sends every row to its own", () => {
    const { tree, leaves, rows: ordered, binned } = grow(features, targets);
    const scores = new Float64Array(rows);
    addScores(tree, binned, 1, scores, ordered);
    for (const { node, from, to } of leaves) {
      const own = ordered.subarray(from, to);
      const mean = own.reduce((sum, row) => sum + (targets[row] as number), 0) / own.length;
      assert.ok(Math.abs((tree.value[node] as number) - mean) < 1e-12);
      assert.ok(own.every((row) => scores[row] === tree.value[node]));
    }
  });

  it("says of each column by how much it moved the scores, which with the root's value is all of them", () => {
    const { tree, binned } = grow(features, targets);
    const all = Uint32Array.from(targets, (_, row) => row);
    const [scores, moved] = [new Float64Array(rows), new Float64Array(3)];
    addContributions(tree, binned, 0.5, scores, all, new Float64Array(rows).fill(1), moved);
    const sum = scores.reduce((total, score) => total + score, 0);
    const ofRoot = 0.5 * rows * (tree.value[0] as number);
    assert.ok(Math.abs(ofRoot + moved.reduce((total, one) => total + one, 0) - sum) < 1e-9);
    assert.ok(moved.every((one) => one !== 0));
  });

  it("sends missing values to the better side, whichever it is", () => {
    const half = rows / 2;
    const some = Float64Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? Number.NaN : row));
    for (const like of [0, 1]) {
      const own = some.map((value, row) => (Number.isNaN(value) ? like : row < half ? 0 : 1));
      const model = trainBoostedTrees([number(some)], own, { trees: 1, leaves: 2 });
      const [low, high, missing] = scoreBoostedTrees(model, [number(Float64Array.of(1, rows, Number.NaN))]);
      assert.equal(missing, like === 0 ? low : high);
      assert.ok((low as number) < (high as number));
    }
  });

  it("asks whether a value is missing where that alone tells", () => {
    const some = Float64Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? Number.NaN : 5));
    const own = some.map((value) => (Number.isNaN(value) ? 1 : 0));
    const { tree } = grow([number(some)], own);
    assert.deepEqual([...tree.value.subarray(1)].map(Math.abs), [0, 1]);
  });

  it("sends values that were never missing before to the larger side", () => {
    const isHigh = a.map((value) => (value > 1 ? 1 : 0));
    const model = trainBoostedTrees([number(a)], isHigh, { trees: 1, leaves: 2 });
    const [low, missing] = scoreBoostedTrees(model, [number(Float64Array.of(-1, Number.NaN))]);
    assert.equal(missing, low);
  });
});

describe("a histogram tree's question about categories", () => {
  /** By how much the sum of squares falls if these rows are told from the others. */
  function gainOf(isLeft: (row: number) => boolean, targets: Float64Array): number {
    const sums = [0, 0];
    const counts = [0, 0];
    targets.forEach((target, row) => {
      const side = isLeft(row) ? 0 : 1;
      sums[side] = (sums[side] as number) + target;
      counts[side] = (counts[side] as number) + 1;
    });
    const score = (sum: number, count: number) => (count === 0 ? 0 : (sum * sum) / count);
    const [left = 0, right = 0] = sums.map((sum, side) => score(sum, counts[side] as number));
    return left + right - score((sums[0] as number) + (sums[1] as number), targets.length);
  }

  it("is the best of all ways to part them", () => {
    for (const seed of [1, 2, 3]) {
      const chance = random(seed);
      const codes = Int32Array.from({ length: 7 * 60 }, (_, row) => row % 7);
      const means = Array.from({ length: 7 }, () => chance.next());
      const targets = Float64Array.from(codes, (code) => (means[code] as number) + chance.normal());
      const best = Math.max(
        ...Array.from({ length: 2 ** 6 }, (_, set) =>
          gainOf((row) => ((set >> (codes[row] as number)) & 1) === 1, targets),
        ),
      );
      const { tree } = grow([{ kind: "category", codes }], targets, { leaves: 2 });
      assert.ok(Math.abs((tree.gain[0] as number) - best) < 1e-9 * best);
    }
  });

  it("leaves rare, missing and new categories with the rest", () => {
    const codes = Int32Array.from({ length: 300 }, (_, row) => (row < 100 ? 0 : row < 290 ? 1 : row < 295 ? 2 : -1));
    const targets = Float64Array.from(codes, (code) => (code === 0 ? 0 : code === 1 ? 1 : 0));
    const model = trainBoostedTrees([{ kind: "category", codes }], targets, { trees: 1, leaves: 2 });
    const [, , rare, missing, unseen] = scoreBoostedTrees(model, [
      { kind: "category", codes: Int32Array.of(0, 1, 2, -1, 9) },
    ]);
    assert.equal(rare, missing);
    assert.equal(unseen, missing);
  });

  it("is about the most frequent ones where there are more than bins", () => {
    const codes = Int32Array.from({ length: 4000 }, (_, row) => (row < 2000 ? row % 4 : 4 + (row % 1000)));
    const [cells] = binFeatures([{ kind: "category", codes }], { bins: 5 }).cells;
    assert.deepEqual([...(cells ?? []).slice(0, 4)], [0, 1, 2, 3]);
    assert.ok(cells?.slice(2000).every((cell) => cell === 4));
  });
});
