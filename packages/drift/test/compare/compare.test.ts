import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import { type CompareOptions, compare } from "../../src/compare.ts";
import { defineMeasure } from "../../src/measure.ts";
import type { ColumnReport, Report } from "../../src/report.ts";
import type { Source } from "../../src/source.ts";
import { categories, normals } from "./samples.ts";

type Columns = Parameters<typeof arrays>[0];

const createdAt = "2026-01-01T00:00:00.000Z";

function compareArrays(reference: Columns, current: Columns, options: CompareOptions = {}): Promise<Report> {
  return compare(arrays(reference), arrays(current), { createdAt, ...options });
}

function column(report: Report, name: string): ColumnReport {
  const found = report.columns.find((one) => one.name === name);
  assert.ok(found, `no column ${name}`);
  return found;
}

const codes = (report: Report, name?: string): string[] =>
  report.notes.filter((note) => name === undefined || note.column === name).map(({ code }) => code);

describe("a report", () => {
  it("tells drift, small, none and unknown apart", async () => {
    const size = 20_000;
    const report = await compareArrays(
      {
        moved: normals(size, 1),
        nudged: normals(size, 2),
        same: normals(size, 3),
        few: [...normals(5, 4), ...Array(size - 5).fill(null)],
      },
      {
        moved: normals(size, 5, 0.6),
        nudged: normals(size, 6, 0.12),
        same: normals(size, 7),
        few: [...normals(5, 8), ...Array(size - 5).fill(null)],
      },
    );
    assert.deepEqual(
      report.columns.map(({ name, verdict, drifted }) => [name, verdict, drifted]),
      [
        ["moved", "drift", true],
        ["nudged", "small", false],
        ["same", "none", false],
        ["few", "unknown", false],
      ],
    );
    assert.equal(report.verdict, "drift");
    assert.deepEqual(report.drifted, { columns: 1, of: 4, share: 0.25, dataset: true });
    assert.ok((column(report, "few").rowsNeeded as number) > 5);
    const { shift } = column(report, "moved");
    assert.ok(shift && shift.low < 0.6 && shift.high > 0.6 && shift.low > 0.5);
  });

  it("names new and lost categories and the share of rows that hold them", async () => {
    const report = await compareArrays(
      { city: categories(3000, 1, { Rome: 0.4, Oslo: 0.4, Bonn: 0.2 }) },
      { city: categories(3000, 2, { Rome: 0.4, Oslo: 0.4, Lima: 0.2 }) },
    );
    const city = column(report, "city");
    assert.deepEqual([city.newValues, city.lostValues], [["Lima"], ["Bonn"]]);
    assert.ok(Math.abs((city.newShare as number) - 0.2) < 0.02);
    assert.equal(city.verdict, "drift");
    assert.equal(city.measure, "totalVariation");
    assert.equal(city.threshold, 0.1);
  });

  it("sees missing cells as drift of their own", async () => {
    const gone = normals(2000, 2).map((value, index) => (index % 20 === 0 ? null : value));
    const report = await compareArrays({ age: normals(2000, 1) }, { age: gone });
    const { missing, verdict } = column(report, "age");
    assert.equal(missing.verdict, "drift");
    assert.equal(verdict, "drift");
    assert.deepEqual([missing.reference, missing.current], [0, 0.05]);
  });

  it("says what the smallest effect is, by column and in its own units", async () => {
    const tables = [{ a: normals(4000, 1) }, { a: normals(4000, 2, 0.5) }] as const;
    const verdictWith = async (options: CompareOptions) => column(await compareArrays(...tables, options), "a");
    assert.equal((await verdictWith({})).verdict, "drift");
    assert.equal((await verdictWith({ smallestEffect: 0.4 })).verdict, "small");
    assert.equal((await verdictWith({ smallestEffect: { columns: { a: 0.4 } } })).verdict, "small");
    const inUnits = await verdictWith({ smallestEffect: { columns: { a: { shift: 2 } } } });
    assert.deepEqual([inUnits.verdict, inUnits.measure, inUnits.threshold], ["small", "shift", 2]);
    assert.equal((await verdictWith({ smallestEffect: { columns: { a: { shift: 0.3 } } } })).verdict, "drift");
  });

  it("shows asked measures without letting them change a verdict", async () => {
    const tables = [{ a: normals(500, 1) }, { a: normals(500, 2, 1) }] as const;
    const plain = await compareArrays(...tables, { measures: [] });
    const asked = await compareArrays(...tables, {
      measures: [
        "ks",
        { measure: "psi", name: "psi20", options: { bins: 20 }, threshold: 0.1 },
        { measure: "tTest", threshold: 0.05 },
      ],
    });
    assert.deepEqual(Object.keys(column(plain, "a").measures), []);
    assert.deepEqual(Object.keys(column(asked, "a").measures), ["ks", "psi20", "tTest"]);
    assert.equal(column(asked, "a").measures["psi20"]?.drifted, true);
    assert.equal(column(asked, "a").measures["tTest"]?.drifted, true);
    assert.equal(column(plain, "a").verdict, column(asked, "a").verdict);
  });

  it("takes a measure of one's own, and its failure stays its own", async () => {
    const meanGap = defineMeasure({
      name: "meanGap",
      title: "Difference of means",
      source: "this test",
      kinds: ["number"],
      defaults: {},
      needs: () => ({ moments: { pair: "moments" } }),
      run({ moments: { reference, current } }) {
        const mean = ({ shift, sums, count }: typeof reference) => shift + sums[0] / count;
        return { score: mean(current) - mean(reference) };
      },
      cases: [],
    });
    const broken = { ...meanGap, name: "broken", run: () => assert.fail("this measure fails") };
    const report = await compareArrays({ a: [1, 2, 3] }, { a: [3, 4, 5] }, { measures: [meanGap, broken] });
    assert.equal(column(report, "a").measures["meanGap"]?.score, 2);
    assert.equal(column(report, "a").measures["broken"]?.error, "this measure fails");
    assert.notEqual(column(report, "a").verdict, undefined);
  });

  it("loses no more than the column that an engine fails on", async () => {
    const healthy = arrays({ good: normals(500, 1), bad: normals(500, 2) });
    const failing: Source = {
      ...healthy,
      name: "failing",
      describe: (types) => healthy.describe(types),
      where: (filter) => healthy.where(filter),
      summarise(needs) {
        if (needs.some((need) => "column" in need && need.column === "bad")) throw new Error("disk on fire");
        return healthy.summarise(needs);
      },
    };
    const report = await compare(healthy, failing, { createdAt });
    assert.equal(column(report, "bad").verdict, "unknown");
    assert.equal(column(report, "bad").error, "disk on fire");
    assert.deepEqual(codes(report, "bad"), ["columnFailed"]);
    assert.equal(column(report, "good").rows.current, 500);
  });

  it("does not hide a column that production lost, and mentions one that it gained", async () => {
    const report = await compareArrays({ a: [1, 2], b: [1, 2] }, { a: [1, 2], c: [1, 2] });
    assert.equal(column(report, "b").verdict, "unknown");
    assert.deepEqual(codes(report, "b"), ["lostColumn"]);
    assert.deepEqual(codes(report, "c"), ["newColumn"]);
    assert.equal(report.verdict, "unknown");
  });

  it("takes a time column that is wholly later for the rows' clock", async () => {
    const day = 86_400_000;
    const from = Date.UTC(2026, 0, 1);
    const times = (start: number) => Array.from({ length: 300 }, (_, index) => new Date(start + index * day));
    const report = await compareArrays({ at: times(from) }, { at: times(from + 300 * day) });
    assert.equal(column(report, "at").kind, "time");
    assert.equal(column(report, "at").verdict, "none");
    assert.deepEqual(codes(report, "at"), ["clock"]);
    const { current } = column(report, "at").summary;
    assert.ok("span" in current && current.span === 299 * day && current.largestGap === day);
    const counted = await compareArrays(
      { at: times(from) },
      { at: times(from + 300 * day) },
      { types: { at: "time" } },
    );
    assert.equal(column(counted, "at").verdict, "drift");
  });

  it("takes a constant for unchanged only where another value would have been seen", async () => {
    const constant = (rows: number) => ({ version: Array(rows).fill(3), plan: Array(rows).fill("free") });
    const many = await compareArrays(constant(400), constant(400));
    assert.deepEqual(
      many.columns.map(({ verdict }) => verdict),
      ["none", "none"],
    );
    const few = await compareArrays(constant(1), constant(1));
    assert.deepEqual(
      few.columns.map(({ verdict }) => verdict),
      ["unknown", "unknown"],
    );
    assert.ok((column(few, "plan").rowsNeeded as number) > 1);
  });

  it("compares text by its length and its words", async () => {
    const sentence = (size: number, seed: number, words: number) =>
      normals(size, seed).map((value) => `${Array(words).fill("word").join(" ")} ${value.toFixed(12)}`);
    const report = await compareArrays({ note: sentence(600, 1, 5) }, { note: sentence(600, 2, 9) });
    const note = column(report, "note");
    assert.equal(note.kind, "text");
    assert.equal(note.verdict, "drift");
    assert.ok("words" in note.summary.current);
  });

  it("compares a score column as any other", async () => {
    const report = await compareArrays(
      { prediction: categories(2000, 1, { yes: 0.3, no: 0.7 }), score: normals(2000, 1, 0.3, 0.1) },
      { prediction: categories(2000, 2, { yes: 0.5, no: 0.5 }), score: normals(2000, 2, 0.5, 0.1) },
    );
    assert.deepEqual(
      report.columns.map(({ verdict }) => verdict),
      ["drift", "drift"],
    );
  });

  it("stops at options that cannot be meant", async () => {
    const stops = (options: CompareOptions, message: RegExp) =>
      assert.rejects(compareArrays({ age: [1, 2] }, { age: [1, 2] }, options), { name: "DriftlineError", message });
    await stops({ columns: ["aeg"] }, /^columns: there is no column "aeg"; did you mean "age"\?$/);
    await stops({ measures: ["kss"] }, /^measures: there is no "kss"; did you mean "ks"\?$/);
    await stops(
      { measures: [{ measure: "psi", options: { bin: 3 } }] },
      /^psi: there is no option "bin"; did you mean "bins"\?$/,
    );
    await stops({ measures: [{ measure: "psi", options: { bins: 0 } }] }, /^psi: bins must be at least 2, got 0$/);
    await stops({ measures: ["ks", "ks"] }, /^measures: "ks" is asked for twice/);
    await stops({ falseAlarms: 5 }, /^falseAlarms: must be a share between 0 and 1, got 5$/);
    await stops({ smallestEffect: 0 }, /^smallestEffect: must be a share between 0 and 1, got 0$/);
    await stops({ segments: ["region"] }, /^segments: there is no column "region"/);
    await stops(
      { types: { age: "numeric" as "number" } },
      /^types: column "age" cannot be "numeric"; the kinds are number/,
    );
    await stops({ preset: "evidenly" as "evidently" }, /^preset: there is no "evidenly"; did you mean "evidently"\?$/);
    await stops(
      { preset: { name: "evidently", method: "kss" } },
      /^preset evidently: method: Evidently has no test "kss"; did you mean "ks"\?$/,
    );
    await assert.rejects(compareArrays({ a: [1] }, { b: [1] }), { code: "noCommonColumn" });
  });
});
