import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fitLogistic, scoreLogistic } from "../../src/models/logistic.ts";
import { distance, modelCases, numbers } from "./reference.ts";

describe("logistic regression", () => {
  for (const { name, columns, targets, weights, c, intercept, coefficients } of modelCases.logistic) {
    it(`finds scikit-learn's coefficients: ${name}`, () => {
      const found = fitLogistic(columns.map(numbers), numbers(targets), {
        c,
        ...(weights ? { weights: numbers(weights) } : {}),
      });
      const off = distance([found.intercept, ...found.coefficients], [intercept, ...coefficients]);
      assert.ok(off < 1e-6, `${off}`);
    });
  }

  const [first] = modelCases.logistic;
  const columns = first?.columns.map(numbers) ?? [];
  const targets = numbers(first?.targets ?? []);

  it("comes to where the derivatives are zero", () => {
    const model = fitLogistic(columns, targets, { c: 3 });
    const shares = scoreLogistic(model, columns).map((score) => 1 / (1 + Math.exp(-score)));
    const pull = (values: Float64Array) =>
      values.reduce((sum, value, row) => sum + value * ((shares[row] ?? 0) - (targets[row] ?? 0)), 0);
    columns.forEach((values, column) =>
      assert.ok(Math.abs(3 * pull(values) + (model.coefficients[column] ?? 0)) < 1e-9),
    );
    assert.ok(Math.abs(pull(new Float64Array(targets.length).fill(1))) < 1e-9);
  });

  it("takes a row of weight two for two rows", () => {
    const weights = targets.map((_, row) => (row % 3 === 0 ? 2 : 1));
    const twice = (values: Float64Array) => Float64Array.from([...values, ...values.filter((_, row) => row % 3 === 0)]);
    const weighted = fitLogistic(columns, targets, { weights });
    const doubled = fitLogistic(columns.map(twice), twice(targets));
    assert.ok(distance(weighted.coefficients, doubled.coefficients) < 1e-9);
  });

  it("says what is wrong with its input", () => {
    const half = Float64Array.of(0, 1);
    const refused = (run: () => unknown, message: RegExp) => assert.throws(run, { name: "DriftlineError", message });
    refused(() => fitLogistic([half], Float64Array.of(1, 1)), /rows of both classes/);
    refused(() => fitLogistic([half], Float64Array.of(0, 2)), /0 or 1/);
    refused(() => fitLogistic([half, Float64Array.of(1, Number.NaN)], half), /column 1 .*missing/);
    refused(() => fitLogistic([half, Float64Array.of(1)], half), /equally long, got 2, 1, 2, 2/);
    refused(() => fitLogistic([], half), /at least one column/);
    refused(() => fitLogistic([half], half, { c: 0 }), /c must be more than 0/);
  });
});
