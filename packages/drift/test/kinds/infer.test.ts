import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Cell, type InferOptions, infer, type Kind, profileOf } from "@driftline/drift";

type Cells = readonly (Cell | null)[];

function inferred(
  cells: Cells,
  options: Partial<InferOptions> = {},
): { kind: Kind; note: string | undefined; values: number } {
  const { kind, values, assumptions } = infer(profileOf(cells), { name: "column", ...options });
  assert.ok(assumptions.length <= 1);
  return { kind, values, note: assumptions[0]?.code };
}

const times = (count: number, cell: (index: number) => Cell | null): (Cell | null)[] =>
  Array.from({ length: count }, (_, index) => cell(index));
const words = ["red", "green", "blue", "old", "new", "round", "flat"];
const sentence = (index: number): string => `a ${words[index % 7]} and ${words[index % 5]} thing ${index}`;

describe("the kind of a column is inferred from its cells", () => {
  const cases: readonly [what: string, cells: Cells, kind: Kind, note?: string][] = [
    ["numbers", [1, 2.5, null], "number"],
    ["numbers as text", ["1", " -2.5e3 ", "+.5"], "number"],
    ["infinities among numbers", [1, "inf", "-Infinity", Number.POSITIVE_INFINITY], "number"],
    ["few different whole numbers", times(100, (index) => index % 3), "number"],
    ["booleans", [true, false, null], "boolean"],
    ["true and false as text in any case", ["True", "FALSE", "true"], "boolean"],
    ["true, false and missing words", ["true", "false", "NA"], "boolean", "missingWords"],
    ["0 and 1", [0, 1, 1], "number"],
    ["Dates", [new Date(0), null], "time"],
    ["dates as text", ["2026-02-28", "2024-02-29"], "time"],
    ["times as text", ["2026-01-01 10:00", "2026-01-01T10:00:00.123456Z", "2026-01-01T10:00+05:30"], "time"],
    ["years", ["2024", "2025", "2026"], "number"],
    ["names", ["Ada", "Grace", "Ada"], "category"],
    ["categories of several words", times(100, (index) => sentence(index % 10)), "category"],
    ["sentences", times(40, sentence), "text"],
    ["19 different sentences", times(19, sentence), "category"],
    ["sentences of which fewer than half differ", times(100, (index) => sentence(index % 49)), "category"],
    ["long words, all different", times(20, (index) => `${index}`.padEnd(30, "x")), "text"],
    ["full names", times(100, (index) => `Ada L${index}`), "category"],
    ["leading zeros", ["02134", "10001", "94103"], "category", "leadingZeros"],
    ["a leading zero in less than 1 %", times(101, (index) => (index === 0 ? "02" : "2")), "number"],
    ["a zero before the point", ["0.5", "0", "-0.25"], "number"],
    ["at least 90 % numbers", times(10, (index) => (index === 0 ? "many" : index + 0.5)), "number", "unreadable"],
    ["less than 90 % numbers", times(9, (index) => (index === 0 ? "many" : index + 0.5)), "category", "mixed"],
    ["less than 10 % numbers among text", times(20, (index) => (index === 0 ? "1" : "a")), "category"],
    [
      "at least 90 % times",
      times(10, (index) => (index === 0 ? "soon" : `2026-01-1${index - 1}`)),
      "time",
      "unreadable",
    ],
    ["numbers and words for nothing", ["1.5", "NA", "n/a", "-", "?", "None", "nan", "", " "], "number", "missingWords"],
    ["words for nothing alone", ["NA", "?", null], "category", "empty"],
    ["no cell that holds anything", [null, null], "category", "empty"],
    ["no rows", [], "category"],
    ["digits beyond 2^53", ["9007199254740993", "1"], "number", "rounded"],
    ["bigints beyond 2^53", [9007199254740993n, 1n], "number", "rounded"],
    ["large numbers that a double holds", [9007199254740992n, "18014398509481984"], "number"],
    ["digits too many for any double", ["9".repeat(500), "1"], "number"],
    [
      "whole numbers, all different and equally long",
      times(100, (index) => 10_000 + 7 * index),
      "number",
      "looksLikeCode",
    ],
    ["fractions, all different and equally long", times(100, (index) => 1000.5 + index), "number"],
    ["whole numbers of different length", times(100, (index) => index * index), "number"],
  ];
  for (const [what, cells, kind, note] of cases) {
    test(`${what}: ${kind}${note ? `, ${note}` : ""}`, () => {
      const found = inferred(cells);
      assert.deepEqual([found.kind, found.note], [kind, note]);
    });
  }

  for (const [name, looks] of [
    ["id", true],
    ["user_id", true],
    ["zip", true],
    ["PostCode", true],
    ["userId", true],
    ["paid", false],
    ["width", false],
    ["decode_ms", false],
  ] as const) {
    test(`whole numbers named ${name} ${looks ? "look" : "do not look"} like codes`, () => {
      assert.equal(inferred([1, 2, 2], { name }).note === "looksLikeCode", looks);
    });
  }

  test("numbers in text are noted where the source has types of its own", () => {
    assert.equal(inferred(["1.5", "2"], { typed: true }).note, "textNumbers");
    assert.equal(inferred(["1.5", 2], { typed: true }).note, undefined);
  });

  test("a kind that is set wins and is no assumption", () => {
    assert.deepEqual(inferred(["02134", "x"], { kind: "number" }), { kind: "number", note: undefined, values: 2 });
  });

  test("words for nothing hold something only in a category", () => {
    assert.equal(inferred(["1", "NA", null]).values, 1);
    assert.equal(inferred(["a", "NA", null]).values, 2);
    assert.equal(inferred(["NA", null]).values, 0);
  });

  test("a note gives a count, an example and what to do", () => {
    const messageOf = (cells: Cells): string | undefined =>
      infer(profileOf(cells), { name: "column" }).assumptions[0]?.message;
    assert.equal(
      messageOf(times(10, (index) => (index === 0 ? "many" : index + 0.5))),
      '1 of 10 values cannot be read as numbers, for example "many"; they count as missing',
    );
    assert.equal(
      messageOf(["a", 1, 2]),
      '2 numbers and 1 texts in one column, such as "1" and "a", are compared as categories; set a type to read them otherwise',
    );
    assert.equal(
      messageOf(["1.5", "NA", "n/a"]),
      '2 cells that say "NA" or the like count as missing; set the type "category" to keep them',
    );
    assert.equal(
      messageOf(["02134"]),
      'digits with leading zeros, such as "02134", are compared as categories; set the type "number" if they are numbers',
    );
    assert.equal(
      messageOf([9007199254740993n]),
      '1 whole numbers, such as 9007199254740993, have more digits than a double holds (2^53) and are rounded; set the type "category" if they are codes',
    );
  });
});
