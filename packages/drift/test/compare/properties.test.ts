import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import fc from "fast-check";
import { compare } from "../../src/compare.ts";
import type { Report } from "../../src/report.ts";

const createdAt = "2026-01-01";

const cell = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0,
    -0,
    "",
    " ",
    "NA",
    "__proto__",
    "<script>",
    "😀",
  ),
  fc.string(),
  fc.boolean(),
  fc.bigInt(),
  fc.date(),
);
const anyColumn = (size: number) =>
  fc.oneof(
    fc.array(cell, { minLength: size, maxLength: size }),
    fc.array(fc.double(), { minLength: size, maxLength: size }),
    fc.array(fc.constantFrom("a", "b", "c"), { minLength: size, maxLength: size }),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size }),
    fc.constant(Array(size).fill(1)),
    fc.constant(Array(size).fill(null)),
  );
const names = fc.uniqueArray(
  fc.oneof(fc.constantFrom("__proto__", "constructor", "<script>", "", "age"), fc.string()),
  { minLength: 1, maxLength: 4 },
);

type Table = Map<string, unknown[]>;

/** Two tables with the same column names and any cells. */
const twoTables = fc
  .tuple(names, fc.nat(40), fc.nat(40))
  .chain(([some, before, after]) =>
    fc
      .tuple(...some.map((name) => fc.tuple(fc.constant(name), anyColumn(before), anyColumn(after))))
      .map((columns): [Table, Table] => [
        new Map(columns.map(([name, reference]) => [name, reference])),
        new Map(columns.map(([name, , current]) => [name, current])),
      ]),
  );

function checkNumbers(report: Report): void {
  for (const { name, score, measures, pValue } of report.columns) {
    assert.ok(score === null || !Number.isNaN(score), `${name}: score`);
    assert.ok(pValue === undefined || (pValue >= 0 && pValue <= 1), `${name}: p = ${pValue}`);
    for (const [measure, outcome] of Object.entries(measures)) {
      assert.ok(outcome.error !== undefined || !Number.isNaN(outcome.score), `${name}: ${measure}`);
      assert.ok(
        outcome.pValue === undefined || (outcome.pValue >= 0 && outcome.pValue <= 1 + 1e-12),
        `${name}: ${measure}: p = ${outcome.pValue}`,
      );
    }
  }
}

describe("compare, whatever the columns hold,", () => {
  it("never throws, never gives NaN as a score, and is deterministic", async () => {
    await fc.assert(
      fc.asyncProperty(twoTables, async ([reference, current]) => {
        const once = await compare(arrays(reference), arrays(current), { createdAt, measures: "all" });
        checkNumbers(once);
        const again = await compare(arrays(reference), arrays(current), { createdAt, measures: "all" });
        assert.equal(JSON.stringify(again), JSON.stringify(once));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("gives none or unknown for identical sides", async () => {
    await fc.assert(
      fc.asyncProperty(twoTables, async ([table]) => {
        const report = await compare(arrays(table), arrays(table), { createdAt, measures: [] });
        assert.ok(["none", "unknown"].includes(report.verdict), report.verdict);
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it("decides like Evidently without losing a report", async () => {
    await fc.assert(
      fc.asyncProperty(twoTables, async ([reference, current]) => {
        checkNumbers(
          await compare(arrays(reference), arrays(current), { createdAt, preset: "evidently", measures: [] }),
        );
      }),
      { numRuns: 200, seed: 9 },
    );
  });
});
