import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Profile, profileOf, profiler } from "@driftline/drift";
import fc from "fast-check";

/** Where whole numbers become longer, and what is none. */
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 17 }).chain((power) => fc.constantFrom(10 ** power, 10 ** power - 1, -(10 ** power))),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, 0.5, -0.5, 1e300),
);

const columns = fc.array(fc.tuple(numbers, fc.integer({ min: 1, max: 4 })), { maxLength: 60 });

function profiled(add: (profile: ReturnType<typeof profiler>) => void, rows: number): Profile {
  const profile = profiler();
  add(profile);
  return profile.finish(rows);
}

describe("the profile of many numbers", () => {
  test("is that of their cells", () => {
    fc.assert(
      fc.property(columns, (pairs) => {
        const values = Float64Array.from(
          pairs.flatMap(([value, count]) => new Array<number>(count).fill(value + 0)),
        ).sort();
        const counted = new Map<number, number>();
        for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
        const expected = profileOf(values);
        const repeated = profiled((profile) => profile.addNumbers(values, undefined, false), values.length);
        assert.deepEqual(repeated, expected);
        const different = Float64Array.from([...counted.keys(), Number.NaN]);
        const counts = [...counted.values(), 7];
        assert.deepEqual(
          profiled((profile) => profile.addNumbers(different, counts, false), values.length),
          expected,
        );
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  test("counts across the stretches that it is added up in", () => {
    const values = Float64Array.from({ length: 5000 }, (_, index) => Math.floor(index / 3));
    const { distinct, integers, digits, examples } = profiled(
      (profile) => profile.addNumbers(values, undefined, false),
      5000,
    );
    assert.deepEqual(
      { distinct, integers, example: examples.number },
      { distinct: 1667, integers: 5000, example: "0" },
    );
    assert.deepEqual(digits.slice(0, 6), [0, 30, 270, 2700, 2000, 0]);
  });

  test("leaves out NaN wherever it stands", () => {
    const present = [-0.5, -0.5, 0.25, 1, 1, 2.5, 2.75, 2.75, 3];
    for (let place = 0; place <= present.length; place += 1)
      for (const missing of [1, 2, 3]) {
        const values = present.toSpliced(place, 0, ...new Array<number>(missing).fill(Number.NaN));
        assert.deepEqual(
          profiled((profile) => profile.addNumbers(Float64Array.from(values), undefined, false), present.length),
          profileOf(present),
        );
      }
  });

  test("leaves out what no row holds, and tells infinities", () => {
    const values = Float64Array.of(Number.NEGATIVE_INFINITY, 5, 6, Number.POSITIVE_INFINITY);
    const { distinct, integers, infinite, textual, examples } = profiled(
      (profile) => profile.addNumbers(values, [0, 0, 2, 3], true),
      5,
    );
    assert.deepEqual(
      { distinct, integers, infinite, textual, example: examples.number },
      { distinct: 2, integers: 2, infinite: 3, textual: 5, example: "6" },
    );
  });
});

test("the profile of many times is that of their cells", () => {
  const times = [0, 0, 86_400_000, 1.7e12];
  const expected = profiled((profile) => {
    for (const time of new Set(times)) profile.add(new Date(time), time === 0 ? 2 : 1);
  }, 4);
  const values = Float64Array.from(times);
  assert.deepEqual(
    profiled((profile) => profile.addTimes(values, undefined), 4),
    expected,
  );
  assert.deepEqual(
    profiled((profile) => profile.addTimes(Float64Array.from(new Set(times)), [2, 1, 1]), 4),
    expected,
  );
  const beyondDates = profiled((profile) => profile.addTimes(Float64Array.of(9e15), undefined), 1);
  assert.equal(beyondDates.examples.time, "9000000000000000");
});
