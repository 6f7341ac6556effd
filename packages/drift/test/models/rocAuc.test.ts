import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rocAuc } from "../../src/models/rocAuc.ts";
import { distance, modelCases, numbers } from "./reference.ts";

describe("the area under the ROC curve", () => {
  for (const { name, scores, isPositive, auc, standardError } of modelCases.rocAuc.cases) {
    it(`and its error are as expected: ${name}`, () => {
      const found = rocAuc(numbers(scores), numbers(isPositive));
      assert.ok(distance([found.auc, found.standardError], [auc, standardError]) < 1e-12);
    });
  }

  it("has nothing to say of one side, and of missing scores", () => {
    assert.ok(Number.isNaN(rocAuc(Float64Array.of(1, 2), [1, 1]).auc));
    assert.ok(Number.isNaN(rocAuc(Float64Array.of(1, Number.NaN, 2), [1, 0, 0]).auc));
    assert.ok(Number.isNaN(rocAuc(new Float64Array(0), []).auc));
  });

  it("has no error where a side has one row", () => {
    const { auc, standardError } = rocAuc(Float64Array.of(1, 2, 3), [0, 0, 1]);
    assert.equal(auc, 1);
    assert.ok(Number.isNaN(standardError));
  });
});
