import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import { compare } from "../../src/compare.ts";
import { text } from "../../src/render/text.ts";
import type { Report } from "../../src/report.ts";
import { categories, normals } from "./samples.ts";

const regions = { north: 0.5, south: 0.3, west: 0.2 };

/** Only the south moves: its incomes rise and its plans change. */
async function southMoves(): Promise<Report> {
  const region = { reference: categories(6000, 1, regions), current: categories(6000, 2, regions) };
  const noise = { reference: normals(6000, 3), current: normals(6000, 4) };
  const plan = { reference: categories(6000, 5, { a: 0.5, b: 0.5 }), current: categories(6000, 6, { a: 0.5, b: 0.5 }) };
  const moved = noise.current.map((value, index) => (region.current[index] === "south" ? value + 2 : value));
  const replanned = plan.current.map((value, index) => (region.current[index] === "south" ? "a" : value));
  return compare(
    arrays({ region: region.reference, income: noise.reference, plan: plan.reference }),
    arrays({ region: region.current, income: moved, plan: replanned }),
    { segments: ["region"], createdAt: "2026-01-01" },
  );
}

describe("segments", () => {
  it("show where a change lies, in shares that add up to the whole", async () => {
    const report = await southMoves();
    const segments = report.segments ?? [];
    assert.deepEqual(
      segments.map(({ value }) => value),
      ["north", "south", "west"],
    );
    for (const name of ["income", "plan"]) {
      const shares = segments.map(({ columns }) => columns.find((column) => column.name === name)?.share ?? Number.NaN);
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9, `${name}: ${shares}`);
      assert.ok((shares[1] as number) > 0.85, `${name}: the south has ${shares[1]}`);
    }
    const verdicts = segments.map(({ columns }) => columns.find(({ name }) => name === "income")?.verdict);
    assert.equal(verdicts[1], "drift");
    assert.ok(!verdicts.includes("small") && verdicts[0] !== "drift" && verdicts[2] !== "drift");
  });

  it("share the budget of the report: a column's adjusted p-value is at most twice as large for them", async () => {
    const report = await southMoves();
    const tests = report.columns.filter(({ evidence }) => evidence).length;
    const income = report.columns.find(({ name }) => name === "income");
    assert.ok(income?.pValue !== undefined && income.adjustedPValue !== undefined);
    assert.ok(income.adjustedPValue <= Math.min(1, 2 * tests * income.pValue) * (1 + 1e-12));
    assert.ok(income.adjustedPValue > income.pValue);
  });

  it("of numbers with many values are the reference's quarters", async () => {
    const age = normals(2000, 1, 40, 10);
    const report = await compare(arrays({ age, x: normals(2000, 2) }), arrays({ age, x: normals(2000, 3) }), {
      segments: ["age"],
    });
    assert.equal(report.segments?.length, 4);
    assert.deepEqual(
      report.segments?.map(({ rows }) => rows.reference),
      [500, 500, 500, 500],
    );
  });

  it("of a column with many categories are the most frequent ones, with a note", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `shop ${index % 60}`);
    const report = await compare(arrays({ many, x: normals(3000, 2) }), arrays({ many, x: normals(3000, 3) }), {
      segments: ["many"],
    });
    assert.equal(report.segments?.length, 20);
    assert.deepEqual(
      report.notes.map(({ code }) => code),
      ["manySegments"],
    );
  });

  it("that drift against each other, unseen in the whole, are told in the head of the report", async () => {
    const region = Array.from({ length: 4000 }, (_, index) => (index % 2 === 0 ? "east" : "west"));
    const swap = (seed: number, high: string) =>
      normals(4000, seed).map((value, index) => (region[index] === high ? value + 3 : value));
    const report = await compare(
      arrays({ region, income: swap(1, "east") }),
      arrays({ region, income: swap(2, "west") }),
      { segments: ["region"] },
    );
    assert.equal(report.verdict, "none");
    assert.deepEqual(
      report.segments?.map(({ verdict }) => verdict),
      ["drift", "drift"],
    );
    assert.match(text(report, { width: 200 }), /^✓ No drift: .* Of 2 segments, 2 drifted\./);
  });
});
