import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { binsOf, extentOf, momentsOf, type Ordered, orderedCounts, orderedOf, quantilesOf } from "@driftline/drift";
import fc from "fast-check";

const plain = orderedOf(
  Float64Array.of(2.9, 0.1, Number.NaN, 0.2, 10, 0.7, Number.POSITIVE_INFINITY, 0.2, 4.4, 1.3, 2.9),
);
const counted = orderedCounts(
  Float64Array.of(2.9, 10, 0.1, 4.4, 0.2, 5, 0.7, 1.3, Number.NaN),
  Float64Array.of(2, 1, 1, 1, 2, 0, 1, 1, 3),
);

/** The same rows with and without counts. */
const pairs = fc
  .array(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), fc.nat(3)))
  .map((groups): [Ordered, Ordered] => [
    orderedOf(Float64Array.from(groups.flatMap(([value, count]) => new Array<number>(count).fill(value)))),
    orderedCounts(
      Float64Array.from(groups, ([value]) => value),
      Float64Array.from(groups, ([, count]) => count),
    ),
  ]);

describe("ordered values", () => {
  test("are finite, ascending, and each once where they have counts", () => {
    assert.deepEqual([...plain.values], [0.1, 0.2, 0.2, 0.7, 1.3, 2.9, 2.9, 4.4, 10]);
    assert.deepEqual([...counted.values], [0.1, 0.2, 0.7, 1.3, 2.9, 4.4, 10]);
    assert.deepEqual([...(counted.counts ?? [])], [1, 2, 1, 1, 2, 1, 1]);
  });

  test("hold zeros of both signs as one", () => {
    const { values, counts } = orderedCounts(Float64Array.of(-0, 0), Float64Array.of(1, 2));
    assert.deepEqual([[...values], [...(counts ?? [])]], [[0], [3]]);
  });

  test("answer the same with counts and without", () => {
    fc.assert(
      fc.property(pairs, ([without, withCounts]) => {
        const probabilities = [0, 0.1, 0.25, 0.5, 0.77, 1];
        assert.deepEqual(quantilesOf(withCounts, probabilities), quantilesOf(without, probabilities));
        assert.deepEqual(extentOf(withCounts), extentOf(without));
        const edges = [-1e6, -10, 0, 10, 1e6];
        assert.deepEqual(binsOf(withCounts, edges), binsOf(without, edges));
        assert.equal(momentsOf(withCounts, 0).count, momentsOf(without, 0).count);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

test("quantile uses the R-7 method, as numpy 2.4.6 quantile to the last bit", () => {
  const expected = [0.1, 0.14, 0.18000000000000002, 0.2, 0.3999999999999999, 1.3, 2.836, 2.9, 7.759999999999998, 10];
  const probabilities = [0, 0.05, 0.1, 0.25, 0.3, 0.5, 0.62, 0.75, 0.95, 1];
  assert.deepEqual(quantilesOf(plain, probabilities), expected);
  assert.deepEqual(quantilesOf(counted, probabilities), expected);
  assert.deepEqual(quantilesOf(orderedOf(new Float64Array(0)), [0.5]), [Number.NaN]);
});

describe("bins", () => {
  test("hold their left edge, the last one both, as numpy 2.4.6 histogram", () => {
    assert.deepEqual(binsOf(plain, [0.2, 0.7, 2.9, 4.4]), [2, 2, 3]);
    assert.deepEqual(binsOf(counted, [0.15, 1, 1.3]), [3, 1]);
  });

  test("may be open-ended", () => {
    assert.deepEqual(binsOf(plain, [Number.NEGATIVE_INFINITY, 1, Number.POSITIVE_INFINITY]), [4, 5]);
  });

  test("hold nothing where there is no value", () =>
    assert.deepEqual(binsOf(orderedOf(new Float64Array(0)), [0, 1]), [0]));

  test("need two ascending edges", () => {
    assert.throws(() => binsOf(plain, [1]), {
      code: "badOption",
      message: "bins: there must be at least 2 edges, got 1",
    });
    assert.throws(() => binsOf(plain, [0, Number.NaN]), {
      code: "badOption",
      message: "bins: edges must ascend, got NaN after 0",
    });
  });
});

describe("moments", () => {
  test("are sums of powers around the shift", () => {
    assert.deepEqual(momentsOf({ values: Float64Array.of(1, 2, 6) }, 3), { count: 3, shift: 3, sums: [0, 14, 18, 98] });
    assert.deepEqual(momentsOf({ values: Float64Array.of(1, 6), counts: Float64Array.of(2, 1) }, 2), {
      count: 3,
      shift: 2,
      sums: [2, 18, 62, 258],
    });
  });

  test("are around the mean where no shift is given", () => {
    assert.deepEqual(momentsOf({ values: Float64Array.of(1, 2, 6) }), { count: 3, shift: 3, sums: [0, 14, 18, 98] });
    assert.deepEqual(momentsOf({ values: new Float64Array(0) }), { count: 0, shift: 0, sums: [0, 0, 0, 0] });
  });

  test("keep their digits far from zero and over many values", () => {
    const values = new Float64Array(1_000_000)
      .fill(0.1)
      .map((value, index) => (index % 2 === 0 ? 1e9 + value : 1e9 - value));
    const { shift, sums } = momentsOf(orderedOf(values));
    assert.equal(shift, 1e9);
    // 0.1 beside 1e9 is held to 1.2e-7, so that its square is known to 2.4e-7 of itself.
    assert.ok(Math.abs(sums[1] - 10_000) < 10_000 * 1e-6);
    const tenths = momentsOf(orderedOf(new Float64Array(1_000_000).fill(0.1)), 0);
    assert.ok(Math.abs(tenths.sums[0] - 100_000) < 1e-12 * 100_000, "a plain loop is off by 1.3e-11");
  });
});

test("an extent without values is NaN", () => {
  assert.deepEqual(extentOf(counted), { minimum: 0.1, maximum: 10, distinct: 7 });
  assert.deepEqual(extentOf(orderedOf(new Float64Array(0))), { minimum: Number.NaN, maximum: Number.NaN, distinct: 0 });
});
