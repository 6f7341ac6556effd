import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { random } from "@driftline/drift";
import fc from "fast-check";
import { sumOfDoubles } from "../../src/stats/hashes.ts";

const tag = 0x2545f491;
const seed = 11;

const one = new Float64Array(1);

function hashOf(value: number): [number, number] {
  one[0] = value;
  const { low, high } = sumOfDoubles(one, undefined, tag);
  return [low, high];
}

/** The definition once more, from bytes in a fixed order and in whole numbers of any size. */
function defined(value: number): [number, number] {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, false);
  const scrambled = (half: bigint, factor: bigint): bigint => {
    const product = ((half ^ (half >> 16n)) * factor) & 0xffffffffn;
    return product ^ (product >> 15n);
  };
  let [left, right] = [BigInt(bytes.getUint32(0, false) ^ tag) & 0xffffffffn, BigInt(bytes.getUint32(4, false))];
  right = (right + scrambled(left, 0x85ebca6bn)) & 0xffffffffn;
  left = (left + scrambled(right, 0xc2b2ae35n)) & 0xffffffffn;
  right = (right + scrambled(left, 0x9e3779b1n)) & 0xffffffffn;
  left = (left + scrambled(right, 0x27d4eb2fn)) & 0xffffffffn;
  return [Number(BigInt.asIntN(32, left)), Number(BigInt.asIntN(32, right))];
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

describe("the hash of a double", () => {
  test("is the same on machines of every byte order", () => {
    fc.assert(
      fc.property(finite, (value) => assert.deepEqual(hashOf(value), defined(value))),
      { seed, numRuns: 500 },
    );
  });

  test("changes half of its bits, whichever bit of the double changes", () => {
    const { next, below } = random(seed);
    const samples = 4000;
    const flipped = Array.from({ length: 64 }, () => new Float64Array(64));
    const words = new Uint32Array(2);
    const double = new Float64Array(words.buffer);
    const sets = [
      () => words.set([below(2 ** 32), below(2 ** 32)]),
      (index: number) => double.set([index]),
      (index: number) => double.set([index / 100]),
      () => double.set([1e9 + next()]),
    ];
    for (const set of sets) {
      for (const counts of flipped) counts.fill(0);
      for (let index = 1; index <= samples; index += 1) {
        set(index);
        const before = hashed(words);
        for (const [bit, counts] of flipped.entries()) {
          const changed = words.slice();
          changed[bit >> 5] = (changed[bit >> 5] as number) ^ (1 << (bit & 31));
          const after = hashed(changed);
          for (let place = 0; place < 64; place += 1)
            counts[place] =
              (counts[place] as number) +
              ((((before[place >> 5] as number) ^ (after[place >> 5] as number)) >>> (place & 31)) & 1);
        }
      }
      // 4,096 shares of 4,000 tosses each: five standard errors are .04.
      for (const counts of flipped)
        for (const count of counts) assert.ok(Math.abs(count / samples - 0.5) < 0.045, `${count} of ${samples}`);
    }
  });

  test("is of its own for every double, and each half of it collides no more than by chance", () => {
    const many = 1_000_000;
    // Of 10^6 numbers among 2^32, 116 pairs fall together on average, and 180 or more once in 10^8 times.
    const sets: readonly ((index: number) => number)[] = [
      (index) => index,
      (index) => index / 100,
      (index) => 2 ** ((index % 2000) - 1000) * (1 + Math.floor(index / 2000) / 1024),
    ];
    for (const cellAt of sets) {
      const halves = [new Uint32Array(many), new Uint32Array(many)] as const;
      const whole = new Float64Array(many);
      for (let index = 0; index < many; index += 1) {
        const [low, high] = hashOf(cellAt(index));
        halves[0][index] = low;
        halves[1][index] = high;
        whole[index] = (low >>> 0) * 2 ** 21 + (high & 0x1fffff);
      }
      for (const half of halves) assert.ok(repeats(half.sort()) < 180);
      // 53 bits of 64: one set in 18,000 has a pair.
      assert.equal(repeats(whole.sort()), 0);
    }
  });
});

function hashed(words: Uint32Array): [number, number] {
  const { low, high } = sumOfDoubles(new Float64Array(words.buffer), undefined, tag);
  return [low, high];
}

function repeats(sorted: Uint32Array | Float64Array): number {
  let found = 0;
  for (let index = 1; index < sorted.length; index += 1) if (sorted[index] === sorted[index - 1]) found += 1;
  return found;
}

describe("the sum of hashes", () => {
  const values = fc.array(fc.tuple(finite, fc.nat(5)), { maxLength: 3000 });

  test("is that of each value as often as its count says, in any order and any parts", () => {
    fc.assert(
      fc.property(values, (pairs) => {
        const counted = sumOfDoubles(
          Float64Array.from(pairs, ([value]) => value),
          pairs.map(([, count]) => count),
          tag,
        );
        const repeated = pairs.flatMap(([value, count]) => new Array<number>(count).fill(value));
        assert.deepEqual(sumOfDoubles(Float64Array.from(repeated.toReversed()), undefined, tag), counted);
        const sum = { low: 0, high: 0 };
        for (const value of repeated) {
          const [low, high] = hashOf(value);
          sum.low = (sum.low + low) | 0;
          sum.high = (sum.high + high) | 0;
        }
        assert.deepEqual(sum, counted);
      }),
      { seed, numRuns: 60 },
    );
  });

  test("leaves NaN out and takes zeros of both signs as one", () => {
    const sum = sumOfDoubles(Float64Array.of(Number.NaN, 1, -0), [3, 2, 1], tag);
    assert.deepEqual(sum, sumOfDoubles(Float64Array.of(0, 1, 1), undefined, tag));
    assert.notDeepEqual(sum, sumOfDoubles(Float64Array.of(1, 1), undefined, tag));
    const many = [Number.NaN, 1, -0, Number.NaN, 2, Number.NaN, 0, 1, 2, Number.NaN, 3];
    const counted = sumOfDoubles(Float64Array.of(0, 1, 2, 3), [2, 2, 2, 1], tag);
    for (let start = 0; start < many.length; start += 1) {
      const turned = [...many.slice(start), ...many.slice(0, start)];
      assert.deepEqual(sumOfDoubles(Float64Array.from(turned), undefined, tag), counted);
    }
    assert.deepEqual(sumOfDoubles(Float64Array.of(Number.NaN), [1], tag), { low: 0, high: 0 });
  });

  test("tells infinities and what the numbers are apart", () => {
    const sums = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) =>
      sumOfDoubles(Float64Array.of(value), [1], tag),
    );
    assert.notDeepEqual(sums[0], sums[1]);
    assert.notDeepEqual(sumOfDoubles(Float64Array.of(5), [1], tag), sumOfDoubles(Float64Array.of(5), [1], ~tag));
  });
});
