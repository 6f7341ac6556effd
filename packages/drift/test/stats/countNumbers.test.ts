import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { numbersOf, orderedCounts, orderedOf, random } from "@driftline/drift";
import fc from "fast-check";
import { countFew, countRows } from "../../src/stats/countNumbers.ts";

const { next, normal, below } = random(4);

/** Of the finite values, by value. */
function countsOf(values: Float64Array, rows?: ArrayLike<number>): [number, number][] {
  const counts = new Map<number, number>();
  values.forEach((value, index) => {
    const times = rows ? (rows[index] as number) : 1;
    if (Number.isFinite(value) && times > 0) counts.set(value + 0, (counts.get(value + 0) ?? 0) + times);
  });
  return [...counts].sort(([left], [right]) => left - right);
}

const pairs = ({ values, counts }: { values: Float64Array; counts: Float64Array }) =>
  Array.from(values, (value, index): [number, number] => [value, counts[index] as number]);

/** Columns of which each value comes again and again, and what their values are. */
const repeating: Readonly<Record<string, () => number>> = {
  ages: () => 18 + below(73),
  signed: () => below(2001) - 1000,
  cents: () => below(5000) / 100,
  thirds: () => below(300) / 3,
  days: () => 1.7e12 + 86_400_000 * below(3000),
  powers: () => 2 ** (below(1000) - 500),
  zerosOfBothSigns: () => (next() < 0.5 ? -0 : 0),
  denormal: () => (below(9) - 4) * Number.MIN_VALUE,
  withHoles: () => [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2, -0, 0][below(7)] as number,
};

describe("values are counted", () => {
  for (const [name, cellAt] of Object.entries(repeating))
    test(name, () => {
      const values = Float64Array.from({ length: 60_000 }, cellAt);
      const expected = countsOf(values);
      const others = {
        missing: values.filter((value) => Number.isNaN(value)).length,
        negative: values.filter((value) => value === Number.NEGATIVE_INFINITY).length,
        positive: values.filter((value) => value === Number.POSITIVE_INFINITY).length,
      };
      const counted = countFew(values, 30_000);
      assert.ok(counted);
      assert.deepEqual(pairs(counted.ordered), expected);
      assert.deepEqual(counted.others, others);
      // A column is counted, not sorted, and is the same column.
      const { ordered, others: alsoOthers } = numbersOf(values);
      assert.deepEqual(ordered, counted.ordered);
      assert.deepEqual(alsoOthers, others);
      assert.deepEqual(
        ordered.values,
        orderedOf(values).values.filter((value, index, all) => value !== all[index - 1]),
      );
    });
});

test("counting gives up where too many values differ", () => {
  const values = Float64Array.from({ length: 40_000 }, normal);
  assert.equal(countFew(values, 30_000), undefined);
  assert.equal(countFew(values, 40_000)?.ordered.values.length, 40_000);
});

test("a sample that shows repeats where few are does not mislead", () => {
  // The sample takes every 64th value: all of those are equal, none of the others are.
  const values = Float64Array.from({ length: 65_536 }, (_, index) => (index % 64 === 0 ? 0 : normal()));
  const { ordered } = numbersOf(values);
  assert.equal(ordered.counts, undefined);
  assert.deepEqual(ordered, orderedOf(values));
});

test("columns of different values, and short ones, are sorted", () => {
  for (const length of [1000, 100_000]) {
    const values = Float64Array.from({ length }, normal);
    assert.deepEqual(numbersOf(values).ordered, orderedOf(values));
  }
  assert.equal(numbersOf(Float64Array.of(1, 1, Number.NaN)).ordered.counts, undefined);
});

test("any values are counted for the rows that hold them", () => {
  const value = fc.oneof(fc.double(), fc.integer({ min: -2, max: 2 }), fc.constantFrom(-0, 0, Number.NaN));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.nat(3)), { maxLength: 200 }), (cells) => {
      const values = Float64Array.from(cells, ([cell]) => cell);
      const rows = Int32Array.from(cells, ([, times]) => times);
      const { ordered, others } = countRows(values, rows);
      assert.deepEqual(pairs(ordered), countsOf(values, rows));
      assert.deepEqual(orderedCounts(values, rows), ordered);
      const held = ordered.counts.reduce((sum, count) => sum + count, 0);
      const all = rows.reduce((sum, count) => sum + count, 0);
      assert.equal(held + others.missing + others.negative + others.positive, all);
    }),
    { seed: 6, numRuns: 300 },
  );
});
