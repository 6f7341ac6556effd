import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Cell, labelOf, readers } from "@driftline/drift";
import fc from "fast-check";

const missing = Number.NaN;

describe("a cell reads as a number", () => {
  const cases: readonly [Cell, number][] = [
    ["5", 5],
    [" 5 ", 5],
    ["-1.5e-3", -0.0015],
    ["5.", 5],
    [".5", 0.5],
    ["+7", 7],
    ["-0", 0],
    ["1e999", Number.POSITIVE_INFINITY],
    ["-INF", Number.NEGATIVE_INFINITY],
    ["0x10", missing],
    ["1,5", missing],
    ["1_000", missing],
    ["", missing],
    ["e5", missing],
    [true, missing],
    ["true", missing],
    [new Date(5), missing],
    [9007199254740993n, 9007199254740992],
  ];
  for (const [cell, number] of cases) test(`${typeof cell} ${cell}`, () => assert.equal(readers.number(cell), number));

  test("every number reads back from its text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (number) => assert.equal(readers.number(String(number)), number + 0)),
      { seed: 7 },
    );
  });
});

describe("a cell reads as a time", () => {
  const cases: readonly [Cell, number][] = [
    ["1970-01-01", 0],
    ["1970-01-02T00:00", 86_400_000],
    ["1970-01-01 00:00:01", 1000],
    ["1970-01-01T00:00:00.25Z", 250],
    ["1970-01-01T00:00:00.000001Z", 0.001],
    ["1970-01-01T05:30:00+05:30", 0],
    ["1970-01-01T00:00:00-0130", 5_400_000],
    ["1970-01-01T02:00:00+02", 0],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
    ["0001-01-01", -62_135_596_800_000],
    ["2023-02-29", missing],
    ["2000-02-29", Date.UTC(2000, 1, 29)],
    ["1900-02-29", missing],
    ["2024-13-01", missing],
    ["2024-00-01", missing],
    ["2024-04-31", missing],
    ["2024-01-01T24:00", missing],
    ["2024-01-01T10", missing],
    ["01/02/2024", missing],
    ["2024", missing],
    [2024, missing],
    ["1700000000", missing],
    ["1700000000000", 1_700_000_000_000],
    [1_700_000_000_000, 1_700_000_000_000],
    [new Date(5), 5],
    [true, missing],
  ];
  for (const [cell, time] of cases)
    test(`${typeof cell} ${String(cell)}`, () => assert.equal(readers.time(cell), time));

  test("every Date reads back from its ISO text", () => {
    const dates = fc.date({
      noInvalidDate: true,
      min: new Date("0000-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
    });
    fc.assert(
      fc.property(dates, (date) => {
        assert.equal(readers.time(date.toISOString()), date.getTime());
        assert.equal(labelOf(date.getTime(), "time"), date.toISOString());
      }),
      { seed: 7 },
    );
  });
});

test("a cell reads as a boolean", () => {
  const cells: readonly Cell[] = [true, "TRUE", "yes", 1, "1.0", false, "No", 0n, "0", "maybe", 2, ""];
  assert.deepEqual(cells.map(readers.boolean), [1, 1, 1, 1, 1, 0, 0, 0, 0, missing, missing, missing]);
});

test("length counts code points and words what stands between spaces", () => {
  assert.deepEqual(["", "añb", "👍👍", "\ud83d"].map(readers.length), [0, 3, 2, 1]);
  assert.deepEqual(["", "  ", "one", " two\twords\n"].map(readers.words), [0, 0, 1, 2]);
});

test("a typed cell and its text read the same", () => {
  const cell = fc.oneof(fc.double({ noNaN: true }), fc.boolean(), fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }));
  fc.assert(
    fc.property(cell, fc.constantFrom("number", "time", "boolean", "length", "words"), (value, as) => {
      assert.equal(readers[as](value), readers[as](String(value)));
    }),
    { seed: 7, numRuns: 1000 },
  );
});
