import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { adult, arrays } from "@driftline/source";
import { compare } from "../../src/compare.ts";
import { decide } from "../../src/decide.ts";
import { html } from "../../src/render/html.ts";
import { markdown } from "../../src/render/markdown.ts";
import { readReport } from "../../src/render/readReport.ts";
import { text } from "../../src/render/text.ts";
import { normalQuantile } from "../../src/stats/distributions.ts";
import { random } from "../../src/stats/random.ts";

/** Two standard normals with a correlation. */
function pair(correlation: number, rows: number, seed: number) {
  const { next } = random(seed);
  const normal = () => normalQuantile((next() * (2 ** 32 - 1) + 1) / (2 ** 32 + 1));
  const x = Float64Array.from({ length: rows }, normal);
  const y = x.map((value) => correlation * value + Math.sqrt(1 - correlation ** 2) * normal());
  return arrays({ x, y });
}

describe("all columns together", () => {
  test("drift where only their correlation changed, which no column shows", async () => {
    const report = await compare(pair(0, 2000, 1), pair(0.8, 2000, 2), { multivariate: true });
    assert.ok(report.columns.every(({ verdict }) => verdict !== "drift"));
    const found = report.multivariate ?? assert.fail("no section");
    assert.equal(found.verdict, "drift");
    assert.ok("auc" in found.domainClassifier && found.domainClassifier.auc.low > 0.65);
    assert.deepEqual(report.options.multivariate, { rows: 5000, seed: 1 });
    assert.deepEqual(found.rows, { reference: 2000, current: 2000 });
    for (const rendered of [text(report), markdown(report), html(report, { for: "file" })]) {
      assert.match(rendered, /All columns\s+together drifted/);
      assert.match(rendered, /A classifier\s+tells current rows\s+from reference rows/);
    }
    assert.deepEqual(readReport(JSON.stringify(report)), report);
  });

  test("take one part of the budget, are decided again with it, and change no column's p-value by much", async () => {
    const { reference, production } = await adult("same");
    const without = await compare(reference, production);
    const report = await compare(reference, production, { multivariate: { rows: 2000, seed: 3 } });
    assert.equal(report.multivariate?.verdict, "none");
    assert.equal(report.verdict, without.verdict);
    assert.deepEqual(
      report.columns.map(({ pValue }) => pValue),
      without.columns.map(({ pValue }) => pValue),
    );
    assert.deepEqual(decide(report), report);
    const lax = decide(report, { falseAlarms: 0.9999 });
    assert.ok((lax.multivariate?.rowsNeeded ?? 0) < (report.multivariate?.rowsNeeded ?? 0));
  });

  test("are the same for the same seed", async () => {
    const sides = [pair(0, 3000, 1), pair(0.1, 3000, 2)] as const;
    const options = { multivariate: { rows: 1000, seed: 5 }, createdAt: "2026-01-01" };
    assert.deepEqual(await compare(...sides, options), await compare(...sides, options));
  });

  test("are unknown with too few rows, and a column that holds nothing does not end them", async () => {
    const few = await compare(pair(0, 20, 1), pair(0.9, 20, 2), { multivariate: true });
    assert.equal(few.multivariate?.verdict, "unknown");
    const empty = { nothing: new Array<null>(200).fill(null), same: new Array<number>(200).fill(1) };
    const { next } = random(4);
    const table = () => arrays({ ...empty, x: Float64Array.from({ length: 200 }, next) });
    const report = await compare(table(), table(), { multivariate: true });
    assert.ok(report.multivariate && "auc" in report.multivariate.domainClassifier);
  });

  test("refuse settings that cannot be", async () => {
    const sides = [pair(0, 5, 1), pair(0, 5, 2)] as const;
    await assert.rejects(compare(...sides, { multivariate: { rows: 0 } }), {
      code: "badOption",
      message: "multivariate: rows must be a whole number from 1 to 100000, got 0",
    });
  });
});
