import assert from "node:assert/strict";
import { test } from "node:test";
import { besselQuarter } from "../../src/stats/besselQuarter.ts";
import { cramerVonMisesExact } from "../../src/stats/cramerVonMisesExact.ts";
import { fitParabola } from "../../src/stats/fitParabola.ts";
import { mannWhitneyExact } from "../../src/stats/mannWhitneyExact.ts";
import { medianSquaredDistance } from "../../src/stats/medianSquaredDistance.ts";
import { symmetricEigen } from "../../src/stats/symmetricEigen.ts";

function isNear(value: number, expected: number, share = 1e-12): void {
  assert.ok(Math.abs(value - expected) <= share * Math.abs(expected), `${value}, expected ${expected}`);
}

/** Every order of two samples as the ranks of the first. */
function* orders(reference: number, all: number, from = 1): Generator<number[]> {
  if (reference === 0) yield [];
  else
    for (let rank = from; rank <= all - reference + 1; rank += 1)
      for (const rest of orders(reference - 1, all, rank + 1)) yield [rank, ...rest];
}

test("the exact p-values of Mann-Whitney and Cramér-von Mises are the share of all orders", () => {
  for (const [reference, current] of [
    [2, 2],
    [3, 5],
    [6, 4],
    [5, 5],
  ] as const) {
    const all = reference + current;
    const found = [...orders(reference, all)].map((ranks) => {
      const others = Array.from({ length: all }, (_, index) => index + 1).filter((rank) => !ranks.includes(rank));
      const squares = (side: readonly number[]) => side.reduce((sum, rank, index) => sum + (rank - index - 1) ** 2, 0);
      return {
        u: ranks.reduce((sum, rank) => sum + rank, 0) - (reference * (reference + 1)) / 2,
        rankSum: reference * squares(ranks) + current * squares(others),
      };
    });
    const share = (holds: (one: (typeof found)[number]) => boolean) => found.filter(holds).length / found.length;
    for (const { u, rankSum } of found) {
      isNear(
        mannWhitneyExact({ reference, current }, u),
        share((one) => one.u >= u),
      );
      isNear(
        cramerVonMisesExact({ reference, current }, rankSum),
        share((one) => one.rankSum >= rankSum),
      );
    }
  }
});

test("the exact law of U equals scipy 1.17.1 where there are many rows, and is NaN where it overflows", () => {
  isNear(mannWhitneyExact({ reference: 8, current: 10_000 }, 42_000), 0.40507404328445046, 1e-10);
  isNear(mannWhitneyExact({ reference: 200, current: 200 }, 22_000), 0.04186418362940384, 1e-10);
  assert.ok(Number.isNaN(mannWhitneyExact({ reference: 600, current: 600 }, 190_000)));
});

test("the scaled Bessel function of order 1/4 equals scipy 1.17.1 special.kve(.25, x)", () => {
  for (const [x, expected] of [
    [0.001, 11.768238628404424],
    [0.0125, 5.830993023359921],
    [0.3, 1.954653098805864],
    [1, 1.1708721016781265],
    [4.5, 0.5797441548772255],
    [20, 0.2789700879064432],
    [150, 0.1022689444682703],
    [900, 0.041772788766606755],
  ] as const)
    isNear(besselQuarter(x), expected);
});

test("a parabola through its own points is found again, and a fourth point is met halfway", () => {
  const fit = fitParabola(
    [-1, 0, 2, 5],
    [-1, 0, 2, 5].map((x) => 3 - 2 * x + x * x),
  );
  isNear(fit(10), 83);
  // x^3 over -2, -1, 1, 2 has the line 3.4 x as its best fit: (2 * 16 + 2 * 1) / 10.
  isNear(fitParabola([-2, -1, 1, 2], [-8, -1, 1, 8])(1), 3.4);
});

test("eigenvectors of a symmetric matrix are only stretched by it", () => {
  const matrix = [
    [4, 1, -2],
    [1, 2, 0],
    [-2, 0, 3],
  ];
  const { values, vectors } = symmetricEigen(matrix);
  isNear(
    values.reduce((sum, value) => sum + value, 0),
    9,
  );
  // Determinant: 4 (6) - 1 (3) - 2 (0 + 4).
  isNear(
    values.reduce((product, value) => product * value, 1),
    13,
  );
  for (const [index, vector] of vectors.entries())
    for (const [row, entries] of matrix.entries()) {
      const image = entries.reduce((sum, entry, column) => sum + entry * (vector[column] as number), 0);
      assert.ok(Math.abs(image - (values[index] as number) * (vector[row] as number)) < 1e-13);
    }
});

test("the median squared distance counts every value with itself, too", () => {
  // Of 3 values 3 distances are 0, and 1, 4, 9 stand twice each: the fifth of nine is 1.
  assert.equal(medianSquaredDistance(Float64Array.of(0, 1, 3)), 1);
  assert.equal(medianSquaredDistance(Float64Array.of(7)), 0);
});
