import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adultCells } from "../../../../test/adultCells.ts";
import { scoreBoostedTrees, trainBoostedTrees } from "../../src/models/boostedTrees.ts";
import type { BoostOptions } from "../../src/models/boostOptions.ts";
import type { Feature } from "../../src/models/histogramBins.ts";
import { rocAuc } from "../../src/models/rocAuc.ts";
import { distance, modelCases, numbers } from "./reference.ts";

describe("boosted trees", () => {
  const { columns, classes, targets, logOdds, values } = modelCases.boosting;
  const features = columns.map((column): Feature => ({ kind: "number", values: numbers(column) }));
  const options = { trees: 20, learningRate: 0.2, leaves: 8, minimumLeaf: 15, l2: 0.5 };

  it("score every row as scikit-learn's classifier does, missing values too", () => {
    const model = trainBoostedTrees(features, numbers(classes), options);
    const off = distance(scoreBoostedTrees(model, features), logOdds);
    // Their slopes have single precision.
    assert.ok(off < 1e-5, `${off}`);
  });

  it("and as its regressor with squared loss", () => {
    const model = trainBoostedTrees(features, numbers(targets), { ...options, loss: "squared" });
    const off = distance(scoreBoostedTrees(model, features), values);
    assert.ok(off < 1e-5, `${off}`);
  });

  it("say the mean of numbers, or its log odds, where there is nothing to ask", () => {
    const same: Feature[] = [{ kind: "number", values: new Float64Array(100).fill(7) }];
    const ofFour = Float64Array.from({ length: 100 }, (_, row) => (row % 4 === 0 ? 1 : 0));
    const logistic = trainBoostedTrees(same, ofFour);
    const squared = trainBoostedTrees(same, ofFour, { loss: "squared" });
    assert.equal(logistic.trees.length + squared.trees.length, 0);
    assert.ok(distance(scoreBoostedTrees(logistic, same), new Float64Array(100).fill(Math.log(1 / 3))) < 1e-12);
    assert.ok(distance(scoreBoostedTrees(squared, same), new Float64Array(100).fill(0.25)) < 1e-12);
  });

  it("say what is wrong with their input", () => {
    const [one] = features as [Feature];
    const refused = (run: () => unknown, message: RegExp) => assert.throws(run, { name: "DriftlineError", message });
    refused(() => trainBoostedTrees([one], Float64Array.of(0, 1)), /equally long, got 400, 2/);
    refused(() => trainBoostedTrees([], Float64Array.of(0, 1)), /at least one column/);
    refused(() => trainBoostedTrees([one], new Float64Array(400)), /rows of both classes/);
    refused(() => trainBoostedTrees([one], new Float64Array(400).fill(2)), /0 or 1/);
    refused(() => trainBoostedTrees([one], new Float64Array(400).fill(Number.NaN), { loss: "squared" }), /finite/);
    refused(() => trainBoostedTrees([one], numbers(classes), { learningRate: 0 }), /learningRate must be more than 0/);
    refused(() => trainBoostedTrees([one], numbers(classes), { leaves: 1.5 }), /leaves must be a whole number/);
    refused(() => trainBoostedTrees([one], numbers(classes), { bins: 256 }), /bins must be .* 2 to 255/);
    const model = trainBoostedTrees([one], numbers(classes));
    refused(() => scoreBoostedTrees(model, []), /learned from 1 columns, got 0/);
    refused(() => scoreBoostedTrees(model, [{ kind: "category", codes: Int32Array.of(1) }]), /column 0 as numbers/);
  });
});

describe("boosted trees on Adult", () => {
  const cells = adultCells();
  const incomes = Float64Array.from(cells.get("class") ?? [], (income) => (income === ">50K" ? 1 : 0));
  // The original's own split: adult.test comes first, then adult.data, which is learned from.
  const tested = 16_281;

  const features = (from: number, to?: number) =>
    [...cells]
      .filter(([name]) => name !== "class")
      .map(([, column]): Feature => {
        const some = column.slice(from, to);
        if (!column.some((cell) => typeof cell === "string"))
          return {
            kind: "number",
            values: Float64Array.from(some, (cell) => (cell === null ? Number.NaN : Number(cell))),
          };
        const names = [...new Set(column.filter((cell) => cell !== null))];
        return { kind: "category", codes: Int32Array.from(some, (cell) => names.indexOf(cell as string)) };
      });

  /** HistGradientBoostingClassifier of scikit-learn 1.9.1, early_stopping=False, categorical_features="from_dtype". */
  const peers: readonly (readonly [Partial<BoostOptions>, number])[] = [
    [{}, 0.9272991369996576],
    [{ trees: 60, leaves: 15, minimumLeaf: 50, learningRate: 0.2 }, 0.9254351436622804],
    [{ depth: 4, l2: 1 }, 0.9256400991865971],
  ];
  for (const [options, expected] of peers) {
    it(`predict incomes as well as scikit-learn's with ${JSON.stringify(options)}`, () => {
      const model = trainBoostedTrees(features(tested), incomes.subarray(tested), options);
      const { auc } = rocAuc(scoreBoostedTrees(model, features(0, tested)), incomes.subarray(0, tested));
      assert.ok(Math.abs(auc - expected) < 0.005, `${auc} is not ${expected}`);
    });
  }
});
