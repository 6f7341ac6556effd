import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { random } from "../../src/stats/random.ts";
import { symmetricEigen } from "../../src/stats/symmetricEigen.ts";

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, index) => sum + value * (other[index] as number), 0);

/** What eigenvectors are: matrix times vector is value times vector, and vectors are of length one at right angles. */
function check(matrix: readonly (readonly number[])[]): void {
  const { values, vectors } = symmetricEigen(matrix);
  const size = Math.max(1, ...matrix.flat().map(Math.abs));
  assert.equal(values.length, matrix.length);
  vectors.forEach((vector, at) => {
    matrix.forEach((row, index) => {
      const error = Math.abs(dot(row, vector) - (values[at] as number) * (vector[index] as number));
      assert.ok(error <= 1e-12 * size * matrix.length, `value ${at}, row ${index}: ${error}`);
    });
    vectors.forEach((other, to) => {
      assert.ok(Math.abs(dot(vector, other) - (at === to ? 1 : 0)) < 1e-12 * matrix.length, `${at} and ${to}`);
    });
  });
}

function symmetric(size: number, seed: number): number[][] {
  const { next } = random(seed);
  const half = Array.from({ length: size }, () => Array.from({ length: size }, () => next() - 0.5));
  return half.map((row, i) => row.map((value, j) => value + ((half[j] as number[])[i] as number)));
}

describe("eigenvalues of a symmetric matrix", () => {
  test("of a size that can be done by hand", () => {
    const { values } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    assert.deepEqual(
      [...values].sort().map((value) => Number(value.toFixed(12))),
      [1, 3],
    );
  });

  for (const size of [1, 2, 3, 10, 60]) test(`random, ${size} by ${size}`, () => check(symmetric(size, size)));

  test("with equal values, none, and of very different size", () => {
    check([
      [5, 0, 0],
      [0, 5, 0],
      [0, 0, 5],
    ]);
    check([
      [0, 0],
      [0, 0],
    ]);
    check([
      [1e12, 1, 0],
      [1, 1e-12, 1],
      [0, 1, 1],
    ]);
    const ones = Array.from({ length: 20 }, () => new Array<number>(20).fill(1));
    check(ones);
    assert.ok(Math.abs(Math.max(...symmetricEigen(ones).values) - 20) < 1e-12);
  });
});
