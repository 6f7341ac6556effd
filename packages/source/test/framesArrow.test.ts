import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  Decimal,
  Float16,
  Int64,
  makeData,
  TimestampMicrosecond,
  TimestampNanosecond,
  Uint64,
  Vector,
} from "apache-arrow";
import fc from "fast-check";
import type { ArrowData } from "../src/frames/arrow/data.ts";
import { decimalText, losesDigits, scaled, unscaledAt } from "../src/frames/arrow/decimals.ts";
import { half, numbersOf } from "../src/frames/arrow/numbers.ts";
import { timesOf } from "../src/frames/arrow/times.ts";

/** The chunk of one value, as the library lays it out. */
const chunkOf = (data: unknown): ArrowData => data as ArrowData;

const anyInt64 = fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.bigInt(-(2n ** 54n), 2n ** 54n));

describe("numbers that a double holds only with care", () => {
  test("times of 64 bits are the doubles of their seconds and fractions", () => {
    for (const [type, perSecond] of [
      [new TimestampMicrosecond(), 10n ** 6n],
      [new TimestampNanosecond(), 10n ** 9n],
    ] as const) {
      const near = [-1n, 0n, 1n].flatMap((step) => [step, perSecond + step, -perSecond + step, 2n ** 53n + step]);
      const check = (ticks: bigint): void => {
        const data = chunkOf(makeData({ type, length: 1, nullCount: 0, data: BigInt64Array.of(ticks) }));
        const { values, beyond } = timesOf([data], 1);
        const rest = ((ticks % perSecond) + perSecond) % perSecond;
        const seconds = (ticks - rest) / perSecond;
        const expected = Number(seconds) * 1000 + Number(rest * 1000n) / Number(perSecond);
        const isBeyond = Math.abs(expected) > 8.64e15;
        assert.equal(beyond, isBeyond ? 1 : 0);
        assert.equal(values[0], isBeyond ? Number.NaN : expected);
      };
      near.forEach(check);
      fc.assert(fc.property(anyInt64, check), { numRuns: 2000 });
    }
  });

  test("whole numbers of 64 bits are exact, or are left to bigints", () => {
    const check = (type: Int64 | Uint64, whole: bigint): void => {
      const values = type instanceof Uint64 ? BigUint64Array.of(whole) : BigInt64Array.of(whole);
      const numbers = numbersOf([chunkOf(makeData({ type, length: 1, nullCount: 0, data: values as never }))], 1);
      assert.equal(numbers?.values[0], Number.isSafeInteger(Number(whole)) ? Number(whole) : undefined);
    };
    fc.assert(fc.property(anyInt64, (whole) => check(new Int64(), whole)));
    fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (whole) => check(new Uint64(), whole)));
  });

  test("floats of 16 bits, all of them", () => {
    const bits = Uint16Array.from({ length: 65_536 }, (_, index) => index);
    const data = makeData({ type: new Float16(), length: bits.length, nullCount: 0, data: bits });
    const vector = new Vector([data]);
    const { values } = numbersOf([chunkOf(data)], bits.length) ?? assert.fail("no numbers");
    // As apache-arrow 21.2.0 reads them.
    for (const [index, number] of values.entries()) assert.ok(Object.is(number, vector.get(index)));
    // IEEE 754-2019, table 3.5 and section 3.4.
    assert.deepEqual([0x3c00, 0xc000, 0x7bff, 0x0001, 0x03ff, 0x0400, 0x3555].map(half), [
      1,
      -2,
      65_504,
      2 ** -24,
      1023 * 2 ** -24,
      2 ** -14,
      0.333251953125,
    ]);
    assert.deepEqual([0x7c00, 0xfc00, 0x7e00].map(half), [Infinity, -Infinity, NaN]);
  });
});

describe("decimals", () => {
  /** In two's complement, 32 bits at a time. */
  function decimalOf(unscaled: bigint, scale: number, bitWidth: number): ArrowData {
    const words = Uint32Array.from({ length: bitWidth / 32 }, (_, word) =>
      Number(BigInt.asUintN(32, unscaled >> BigInt(32 * word))),
    );
    const type = new Decimal(scale, 38, bitWidth);
    return chunkOf(makeData({ type, length: 1, nullCount: 0, data: words }));
  }

  test("of any width are the nearest doubles, and their digits are kept where they say so", () => {
    for (const bitWidth of [32, 64, 128, 256]) {
      const most = Math.floor((bitWidth - 1) * Math.log10(2));
      const largest = 10n ** BigInt(most) - 1n;
      const unscaled = fc.oneof(fc.bigInt(-largest, largest), fc.bigInt(-1000n, 1000n));
      const property = fc.property(unscaled, fc.integer({ min: 0, max: most }), (value, scale) => {
        const read = unscaledAt(decimalOf(value, scale, bitWidth), 0);
        assert.equal(BigInt(read), value);
        const number = scaled(read, scale);
        const text = decimalText(read, scale);
        assert.equal(number, Number(text));
        assert.equal(BigInt(text.replace(".", "")), value);
        const digits = String(value < 0n ? -value : value).replace(/0+$/, "");
        if (digits.length <= 15) assert.equal(losesDigits(read, number), false);
      });
      fc.assert(property, { numRuns: 500 });
    }
  });

  test("that a double cannot hold are said to be rounded", () => {
    const cases: readonly (readonly [unscaled: bigint, scale: number, isLost: boolean])[] = [
      [123456789012345n, 2, false],
      [1234567890123456n, 2, false],
      [9007199254740993n, 2, true],
      [12345678901234567890n, 2, true],
      [12345678901200000000n, 10, false],
      [5n, 20, false],
    ];
    for (const [unscaled, scale, isLost] of cases) {
      const read = unscaledAt(decimalOf(unscaled, scale, 128), 0);
      assert.equal(losesDigits(read, scaled(read, scale)), isLost, `${unscaled}`);
    }
  });
});
