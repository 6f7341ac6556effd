import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fitIsotonic, predictIsotonic } from "../../src/models/isotonic.ts";
import { distance, modelCases, numbers } from "./reference.ts";

describe("isotonic regression", () => {
  for (const { name, places, targets, weights, increasing, at, expected } of modelCases.isotonic) {
    it(`gives scikit-learn's values: ${name}`, () => {
      const curve = fitIsotonic(numbers(places), numbers(targets), {
        increasing,
        ...(weights ? { weights: numbers(weights) } : {}),
      });
      const off = distance(predictIsotonic(curve, numbers(at)), expected);
      assert.ok(off < 1e-12, `${off}`);
    });
  }

  it("leaves a missing place missing and is level beyond its ends", () => {
    const curve = fitIsotonic(Float64Array.of(3, 1, 2), Float64Array.of(5, 1, 3));
    const at = Float64Array.of(Number.NaN, Number.NEGATIVE_INFINITY, 1.5, Number.POSITIVE_INFINITY);
    assert.deepEqual([...predictIsotonic(curve, at)], [Number.NaN, 1, 2, 5]);
  });

  it("says what is wrong with its input", () => {
    const two = Float64Array.of(1, 2);
    const refused = (run: () => unknown, message: RegExp) => assert.throws(run, { name: "DriftlineError", message });
    refused(() => fitIsotonic(two, Float64Array.of(1)), /equally long, got 2, 1, 1/);
    refused(() => fitIsotonic(two, Float64Array.of(1, Number.NaN)), /finite/);
    refused(() => fitIsotonic(two, two, { weights: Float64Array.of(-1, 1) }), /not negative/);
    refused(() => fitIsotonic(two, two, { weights: Float64Array.of(0, 0) }), /at least one row/);
    refused(() => fitIsotonic(new Float64Array(0), new Float64Array(0)), /at least one row/);
  });
});
