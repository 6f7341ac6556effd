import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import { type CompareOptions, compare } from "../../src/compare.ts";
import { decide } from "../../src/decide.ts";
import { readReport } from "../../src/render/readReport.ts";
import { trimmed } from "../../src/render/trim.ts";
import type { Report } from "../../src/report.ts";
import { categories, normals } from "./samples.ts";

async function sample(options: CompareOptions = {}): Promise<Report> {
  const side = (seed: number, move: number) => ({
    a: normals(3000, seed, move),
    b: normals(3000, seed + 1, move / 3),
    c: categories(3000, seed + 2, { x: 0.5 + move / 5, y: 0.5 - move / 5 }),
    d: normals(3000, seed + 3).map((value, index) => (index % (move > 0 ? 30 : 3000) === 0 ? null : value)),
  });
  return compare(arrays(side(1, 0)), arrays(side(11, 0.4)), {
    segments: ["c"],
    createdAt: "2026-01-01",
    measures: [],
    ...options,
  });
}

const verdicts = (report: Report): string[] => report.columns.map(({ verdict }) => verdict);

describe("decide", () => {
  it("changes nothing with the report's own options", async () => {
    const report = await sample();
    assert.deepEqual(decide(report), report);
  });

  it("gives what a new comparison with other options would give", async () => {
    const report = await sample();
    const smallestEffect = { ...report.options.smallestEffect, value: 0.05 };
    const again = decide(report, { smallestEffect });
    assert.deepEqual(again, await sample({ smallestEffect: 0.05 }));
    assert.notDeepEqual(verdicts(again), verdicts(report));
  });

  it("marks nothing within a budget of nearly nothing, and asks for more rows", async () => {
    const report = await sample();
    const strict = decide(report, { falseAlarms: 1e-200 });
    assert.ok(!verdicts(strict).includes("drift") && !verdicts(strict).includes("small"));
    for (const [index, column] of strict.columns.entries())
      assert.ok((column.rowsNeeded as number) > (report.columns[index]?.rowsNeeded as number));
  });

  it("works on a report that went through JSON", async () => {
    const report = await sample();
    assert.deepEqual(decide(readReport(JSON.stringify(report))), report);
  });

  it("decides a part of a report as the whole was, also where thresholds move", async () => {
    const report = await sample();
    const part = trimmed(report, { details: 1, columns: 2, segmentColumns: 1 });
    const names = part.columns.map(({ name }) => name);
    assert.equal(names.length, 2);
    for (const options of [
      {},
      { falseAlarms: 1e-9 },
      { smallestEffect: { ...report.options.smallestEffect, value: 0.05 } },
    ]) {
      const whole = decide(report, options).columns.filter(({ name }) => names.includes(name));
      const facts = (columns: Report["columns"]) =>
        columns.map(({ verdict, rowsNeeded, adjustedPValue = 1 }) => [verdict, rowsNeeded, adjustedPValue.toFixed(6)]);
      assert.deepEqual(facts(decide(part, options).columns), facts(whole));
    }
    const { partOf: _whole, ...alone } = part;
    assert.notEqual(decide(alone).columns[0]?.rowsNeeded, report.columns[0]?.rowsNeeded);
  });

  it("counts every test once: adjusted p-values are Holm's over values, missing cells and segments", async () => {
    const report = await sample();
    const whole = report.columns
      .flatMap((column) => [column, column.missing])
      .filter(({ pValue }) => typeof pValue === "number");
    const adjusted = whole.map((test) => test.adjustedPValue as number);
    assert.ok(adjusted.every((value, index) => value >= (whole[index]?.pValue as number) && value <= 1));
    assert.equal(whole.length, 5);
  });
});
