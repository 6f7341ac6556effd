import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fitPca, gramOf, reconstructionErrors } from "../../src/models/pca.ts";
import { distance, modelCases, numbers } from "./reference.ts";

describe("principal components", () => {
  const columns = modelCases.pca.columns.map(numbers);
  const shifts = columns.map((values) => values[0] ?? 0);

  for (const { share, components, variances, shares, errors } of modelCases.pca.cases) {
    it(`are scikit-learn's with n_components=${share}`, () => {
      const pca = fitPca(gramOf(columns, shifts), share);
      assert.equal(pca.components.length, components.length);
      pca.components.forEach((component, index) => {
        const expected = components[index] ?? [];
        // A direction has two ends.
        const sign = Math.sign(component.reduce((sum, value, place) => sum + value * (expected[place] ?? 0), 0));
        assert.ok(
          distance(
            component.map((value) => sign * value),
            expected,
          ) < 1e-9,
        );
      });
      assert.ok(distance(pca.variances, variances) < 1e-9);
      assert.ok(distance(pca.shares, shares) < 1e-9);
      assert.ok(distance(reconstructionErrors(pca, columns), errors) < 1e-9);
    });
  }

  it("reconstruct everything when all are kept", () => {
    const all = fitPca(gramOf(columns, shifts), columns.length);
    assert.equal(all.components.length, columns.length);
    assert.ok(reconstructionErrors(all, columns).every((error) => error < 1e-8));
  });

  it("do not depend on where the sums are taken around", () => {
    const around = (by: number) =>
      fitPca(
        gramOf(
          columns,
          shifts.map((shift) => shift + by),
        ),
        0.65,
      ).variances;
    assert.ok(distance(around(0), around(50)) < 1e-9);
  });

  it("are refused where nothing varies or there is one row", () => {
    const refused = (values: readonly number[], message: RegExp) =>
      assert.throws(() => fitPca(gramOf([Float64Array.from(values)], [0]), 0.65), { name: "DriftlineError", message });
    refused([3, 3, 3], /no column varies/);
    refused([3], /at least two rows, got 1/);
  });
});
