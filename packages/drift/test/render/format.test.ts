import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  amount,
  count,
  decimal,
  instant,
  percent,
  percentNumber,
  plural,
  points,
  probability,
  signed,
} from "../../src/render/format.ts";

const written = (write: (value: number) => string, cases: readonly (readonly [number, string])[]) => {
  for (const [value, expected] of cases) assert.equal(write(value), expected, String(value));
};

describe("numbers for people", () => {
  test("counts have commas at thousands", () =>
    written(count, [
      [0, "0"],
      [999, "999"],
      [1000, "1,000"],
      [1234567, "1,234,567"],
      [-1234, "-1,234"],
      [Number.NaN, "unknown"],
      [Number.POSITIVE_INFINITY, "infinite"],
    ]));

  test("decimals keep four digits and never count zeros", () =>
    written(decimal, [
      [0, "0"],
      [0.1 + 0.2, "0.3"],
      [12.3456, "12.35"],
      [12345.6, "12,346"],
      [0.00012346, "0.0001235"],
      [0.000012345, "1.234e-5"],
      [2e15, "2e15"],
      [1e-300, "1e-300"],
      [-0.5, "-0.5"],
    ]));

  test("a share that is nearly nothing or nearly all does not read as nothing or all", () =>
    written(percent, [
      [0, "0 %"],
      [0.0001, "< 0.1 %"],
      [-0.0001, "> -0.1 %"],
      [0.185, "18.5 %"],
      [0.1, "10 %"],
      [0.9999, "> 99.9 %"],
      [1, "100 %"],
      [1.5, "150 %"],
    ]));

  test("ends of intervals go without the sign", () =>
    written(percentNumber, [
      [0.171, "17.1"],
      [0.199, "19.9"],
    ]));

  test("changes of shares have a sign and one decimal", () =>
    written(points, [
      [0.0312, "+3.1"],
      [-0.0312, "-3.1"],
      [0.00001, "0"],
      [-0.00001, "0"],
    ]));

  test("probabilities end at 1e-16", () =>
    written(probability, [
      [1, "p = 1"],
      [0.999, "p > 0.99"],
      [0.43, "p = 0.43"],
      [0.0123, "p = 0.012"],
      [0.0004, "p < 0.001"],
      [0.00004, "p < 0.0001"],
      [4e-8, "p < 1e-7"],
      [1e-300, "p < 1e-16"],
      [1e-17, "p < 1e-16"],
      [0, "p < 1e-16"],
      [Number.NaN, "p unknown"],
    ]));

  test("a probability is never below the bound that is written", () => {
    for (let exponent = 3; exponent <= 15; exponent++)
      for (const lead of [1, 1.5, 9.999]) {
        const value = lead * 10 ** -(exponent + 1);
        const bound = Number(probability(value).replace("p < ", ""));
        assert.ok(value < bound && bound <= value * 10.001, `${value}: ${bound}`);
      }
  });

  test("changes have a sign", () =>
    written(signed, [
      [2.5, "+2.5"],
      [-2.5, "-2.5"],
      [0, "0"],
    ]));

  test("times are written in UTC, the time of day only where there is one", () =>
    written(instant, [
      [Date.UTC(2025, 0, 31), "2025-01-31"],
      [Date.UTC(2025, 0, 31, 12, 5), "2025-01-31 12:05"],
      [Date.UTC(2025, 0, 31, 12, 5, 9), "2025-01-31 12:05:09"],
      [Number.NaN, "unknown"],
      [1e17, "1e17"],
    ]));

  test("milliseconds are written in the largest unit they fill", () => {
    assert.equal(amount(43.5 * 86_400_000, "ms"), "43.5 days");
    assert.equal(amount(-5_400_000, "ms"), "-1.5 hours");
    assert.equal(amount(12, "ms"), "12 ms");
    assert.equal(amount(12, "characters"), "12 characters");
    assert.equal(amount(12.5, ""), "12.5");
  });

  test("one of a thing goes without an s", () => {
    assert.equal(plural(1, "row"), "1 row");
    assert.equal(plural(14155, "row"), "14,155 rows");
  });
});
