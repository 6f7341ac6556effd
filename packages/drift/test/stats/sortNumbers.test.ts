import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { momentsOf, random } from "@driftline/drift";
import fc from "fast-check";
import { sampleOf, sortFinite } from "../../src/stats/sortNumbers.ts";

const { next, normal, below } = random(3);
const { NaN: missing, POSITIVE_INFINITY: infinity, MIN_VALUE: smallest, MAX_VALUE: largest } = Number;

/** What columns hold, and what they had better not hold. */
const distributions: Readonly<Record<string, (index: number) => number>> = {
  normal,
  uniform: next,
  cauchy: () => normal() / normal(),
  lognormal: () => Math.exp(10 * normal()),
  equal: () => 7.5,
  twoValues: () => below(2),
  whole: () => below(73),
  codes: () => below(2 ** 32),
  cents: () => Math.round(-2000 * Math.log(next())) / 100,
  times: () => 1.7e12 + below(3e10),
  sorted: (index) => index * 0.37,
  reversed: (index) => -index * 0.37,
  sawtooth: (index) => index % 1000,
  nearlySorted: (index) => index + 3 * next(),
  zeros: () => (next() < 0.7 ? 0 : Math.exp(normal())),
  zerosOfBothSigns: () => (next() < 0.5 ? -0 : 0) + (next() < 0.1 ? normal() : -0),
  denormal: () => (below(2000) - 1000) * smallest,
  hugeRange: () => (next() - 0.5) * largest * 2,
  hugeAndSmall: () => (next() < 0.5 ? (next() < 0.5 ? 1e308 : -1e308) : normal()),
  oneFarAway: (index) => (index === 77 ? 1e300 : normal()),
  smallAroundHuge: () => (next() < 0.01 ? 1e300 * (1 + next()) : 1e-300 * normal()),
  narrow: () => 1e9 + normal() * 1e-7,
  nested: () => 1 + next() * 10 ** -below(17),
  nestedAroundZero: () => normal() * 10 ** -below(300),
  holes: () => (next() < 0.3 ? missing : normal()),
  infinities: () => [infinity, -infinity, missing, 1, -1][below(5)] as number,
  nothing: () => missing,
  nearlyNothing: (index) => (index === 5000 ? 3 : missing),
  infinite: () => infinity,
};

const finiteSorted = (values: Float64Array): Float64Array =>
  values
    .filter((value) => Number.isFinite(value))
    .map((value) => value + 0)
    .sort();

/** To the last bit, and to the sign of zeros. */
function assertEqual(found: Float64Array, expected: Float64Array): void {
  assert.equal(found.length, expected.length);
  for (let index = 0; index < found.length; index += 1)
    if (!Object.is(found[index], expected[index]))
      assert.fail(`${found[index]} at ${index}, expected ${expected[index]}`);
}

describe("sorting numbers equals Float64Array.sort", () => {
  for (const [name, cellAt] of Object.entries(distributions))
    test(name, () => {
      for (const length of [0, 1, 3, 1000, 8192, 20_000, 150_000]) {
        const values = Float64Array.from({ length }, (_, index) => cellAt(index));
        const before = values.slice();
        const expected = finiteSorted(values);
        const { values: sorted, others } = sortFinite(values);
        assertEqual(sorted, expected);
        assert.deepEqual(others, {
          missing: values.filter((value) => Number.isNaN(value)).length,
          negative: values.filter((value) => value === -infinity).length,
          positive: values.filter((value) => value === infinity).length,
        });
        // What lies in the workshop already is not copied again.
        assertEqual(sortFinite(sorted).values, expected);
        assertEqual(values, before);
        const inPlace = sortFinite(before, true);
        assertEqual(inPlace.values, expected);
        assert.deepEqual(inPlace.others, others);
        assert.equal(inPlace.values.buffer, before.buffer);
        // Nothing is lost of the others.
        const all = values.map((value) => value + 0).sort();
        assertEqual(before.sort(), all);
      }
    });
});

test("any numbers at all are sorted", () => {
  const numbers = fc.oneof(
    fc.double(),
    fc.double({ min: -1e-300, max: 1e-300 }),
    fc.double({ min: 1e299, max: 1e300 }),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(-0, 0, missing, infinity, -infinity, smallest, -smallest, largest, -largest),
  );
  const columns = fc.tuple(fc.array(numbers, { maxLength: 300 }), fc.nat(200), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(columns, ([some, times, factor]) => {
      const more = some.flatMap((value) => Array.from({ length: times }, (_, index) => value + factor * index));
      const values = Float64Array.from([...some, ...more]);
      assertEqual(sortFinite(values).values, finiteSorted(values));
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("columns of very different lengths follow one another", () => {
  for (const length of [5_000_000, 2000, 70_000, 200_000]) {
    const values = Float64Array.from({ length }, normal);
    assertEqual(sortFinite(values).values, finiteSorted(values));
  }
});

test("what is changed after it was sorted is read anew", () => {
  const { values } = sortFinite(Float64Array.from({ length: 5000 }, normal));
  const mine = Float64Array.from(values);
  const before = momentsOf({ values: mine }).sums[0];
  mine[4999] = 1e6;
  assert.notEqual(momentsOf({ values: mine }).sums[0], before);
});

test("a sample is of the finite values, evenly spaced", () => {
  const values = Float64Array.from({ length: 4096 }, (_, index) => (index % 8 === 4 ? missing : index));
  const sample = sampleOf(values);
  assert.equal(sample.length, 512);
  assert.deepEqual([...sample.subarray(0, 3)], [0, 8, 16]);
  assert.deepEqual([...sampleOf(Float64Array.of(2, infinity, 1))], [2, 1]);
});
