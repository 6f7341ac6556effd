import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, describe, it } from "node:test";
import { inspect } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  adult,
  arrays,
  type CompareOptions,
  compare,
  decide,
  defineMeasure,
  json,
  type Report,
  readReport,
  reportSchema,
  type Verification,
  verify,
  version,
} from "driftline";
import { folderWith, removeFolder, runIn } from "./command.ts";

/** 600 rows; `job` has missing cells, `zip` is digits that look like numbers, `day` is half a year. */
function visits(from: number): string {
  const lines = Array.from({ length: 600 }, (_, row) => {
    const day = new Date(Date.UTC(2026, 0, 1 + ((row * 7) % 180))).toISOString().slice(0, 10);
    return [
      from + ((row * 31) % 50),
      row % 3 === 0 ? "free" : "paid",
      row % 11 === 0 ? "" : `j${row % 4}`,
      10000 + (row % 9),
      day,
    ].join(",");
  });
  return ["age,plan,job,zip,day", ...lines, ""].join("\n");
}

const folder = folderWith({
  "a.csv": visits(20),
  "b.csv": visits(29),
  "c.csv": visits(29).replace("\n29,", "\n30,"),
  "fewer.csv": visits(29).replaceAll(/^[^,\n]+,/gm, ""),
  "text.json": "age,plan\n",
  "other.json": '{"schema":"driftline.stream/1"}',
});
after(() => removeFolder(folder));
const at = (name: string): string => path.join(folder, name);
const [a, b] = [at("a.csv"), at("b.csv")];

const meanGap = defineMeasure({
  name: "meanGap",
  title: "Gap of means",
  source: "by hand",
  kinds: ["number"],
  defaults: { times: 1 },
  needs: () => ({ moments: { pair: "moments" } }),
  run: ({ moments }, { times }) => ({ score: times * (moments.current.shift - moments.reference.shift) }),
  cases: [],
});

const options: Readonly<Record<string, CompareOptions>> = {
  "no options": {},
  "all measures": { measures: "all" },
  "some measures": { measures: ["kullbackLeibler", "chiSquare"] },
  "measures with options, names and thresholds": {
    measures: [
      "ks",
      { measure: "ks", name: "exactKs", options: { method: "exact" }, threshold: 0.01 },
      { measure: "psi", name: "psiOfEvidently", options: { zeros: "evidently" } },
      { measure: "wasserstein", options: { normed: true }, threshold: 0.1 },
      {
        measure: "psi",
        options: { edges: { rule: "given", edges: [Number.NEGATIVE_INFINITY, 30, Number.POSITIVE_INFINITY] } },
      } as never,
    ],
  },
  "the preset of Evidently": { preset: "evidently" },
  "Evidently's own options": {
    preset: {
      name: "evidently",
      method: "psi",
      columnMethods: { age: "wasserstein" },
      columnThresholds: { age: 0.3 },
      driftShare: 0.2,
    },
  },
  "columns, kinds and segments": {
    columns: ["job", "age", "zip"],
    types: { zip: "category" },
    segments: ["plan", "age"],
  },
  "a time that is told to be one": { types: { day: "time", job: "text" } },
  "another budget and other effects": {
    falseAlarms: 0.001,
    smallestEffect: { value: 0.3, missing: 0.2, columns: { age: { shift: 12 }, plan: 0.4 } },
  },
  "all columns together": { multivariate: { rows: 200, seed: 3 } },
};

const withoutDate = ({ createdAt: _, ...report }: Report): object => JSON.parse(json({ ...report, createdAt: "" }));

describe("verify", () => {
  it("finds a report the same that was made with", async (context) => {
    const usual = withoutDate(await compare(a, b));
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(reportSchema);
    for (const [name, asked] of Object.entries(options))
      await context.test(name, async () => {
        const report = await compare(a, b, asked);
        if (name !== "no options") assert.notDeepEqual(withoutDate(report), usual, "the options matter");
        const read = readReport(json(report));
        assert.ok(validate(JSON.parse(json(report))), JSON.stringify(validate.errors));
        for (const each of [report, read]) {
          const found = await verify(each);
          assert.deepEqual(found.differences, []);
          assert.deepEqual([found.same, found.notes], [true, []]);
        }
      });
  });

  it("finds a report the same that was decided again", async () => {
    const report = decide(await compare(a, b), {
      falseAlarms: 0.5,
      smallestEffect: { value: 0.6, columns: { age: 0.01 } },
    });
    assert.equal((await verify(report)).same, true);
  });

  it("compares tables that are no files when it is given them", async () => {
    const { reference, production } = await adult("sudden");
    const week = production.between("2026-05-01", "2026-05-08");
    const report = await compare(reference, week, { measures: ["psi"] });
    assert.equal((await verify(report, { reference, current: week })).same, true);
    const other = await verify(report, { reference, current: production.between("2026-05-02", "2026-05-09") });
    assert.deepEqual([other.same, other.reference.same, other.current.same], [false, true, false]);
    await assert.rejects(verify(report), {
      code: "noFile",
      message:
        "adult reference: there is no such file; check the path (the report calls its reference so; if it lies elsewhere, give it by the option reference)",
    });
  });

  it("tells which table changed, and what that made of the report", async () => {
    const report = await compare(a, b);
    const found = await verify(report, { current: at("c.csv") });
    assert.deepEqual([found.same, found.reference.same, found.current.same], [false, true, false]);
    assert.deepEqual(found.current.rows, { recorded: 600, found: 600 });
    assert.equal(found.current.fingerprint.recorded, report.current.fingerprint);
    assert.ok(found.differences.length > 0 && found.differences.every(({ column }) => column === "age"));
    const pValue = found.differences.find(({ what }) => what === "pValue");
    const now = await compare(a, at("c.csv"));
    const age = (each: Report) => each.columns.find(({ name }) => name === "age");
    assert.deepEqual([pValue?.recorded, pValue?.found], [age(report)?.pValue, age(now)?.pValue]);
    assert.match(String(found), /^✗ different report: the current table changed, \d+ values differ;/);
    assert.match(
      String(found),
      /\n {2}The current table \S+c\.csv does not hold what the report was made of: 600 rows as then,/,
    );
  });

  it("tells of every value that was changed by hand, to the last digit", async () => {
    const report = await compare(a, b, { segments: ["plan"], measures: ["kullbackLeibler"] });
    const changed = JSON.parse(json(report));
    const pValue = changed.columns[0].pValue;
    changed.columns[0].pValue = pValue * (1 + 2 ** -52);
    changed.columns[1].verdict = "drift";
    changed.verdict = "none";
    changed.columns[2].missing.reference = "NaN";
    changed.columns[3].bins.current[0] += 1;
    changed.segments[0].columns[0].name = "other";
    changed.notes.push({ code: "odd", message: "nobody said this" });
    const found = await verify(readReport(JSON.stringify(changed)));
    const told = found.differences.map(({ segment, column, what, recorded }) => [
      segment,
      column,
      what,
      typeof recorded === "object" ? "…" : recorded,
    ]);
    assert.deepEqual(told, [
      [undefined, undefined, "verdict", "none"],
      [undefined, "age", "pValue", pValue * (1 + 2 ** -52)],
      [undefined, "plan", "verdict", "drift"],
      [undefined, "job", "missing.reference", Number.NaN],
      [undefined, "zip", "bins.current", "…"],
      ["plan=free", "other", "", "…"],
      ["plan=free", "age", "", undefined],
      [undefined, undefined, "notes", "nobody said this"],
    ]);
    assert.equal(found.reference.same && found.current.same, true);
    assert.match(String(found), /\n {2}job\n {4}missing\.reference: NaN → 0\.09/);
    assert.deepEqual(JSON.parse(JSON.stringify(found)).differences[3].recorded, "NaN");
  });

  it("tells of a column that is gone, also where an option names it", async () => {
    const gone = await verify(await compare(a, b), { current: at("fewer.csv") });
    assert.ok(gone.differences.some(({ column, what }) => column === "age" && what === "error"));
    const named = await verify(await compare(a, b, { columns: ["age"] }), {
      reference: at("fewer.csv"),
      current: at("fewer.csv"),
    });
    assert.deepEqual([named.same, named.reference.same, named.current.same], [false, false, false]);
    assert.deepEqual(named.differences, [
      {
        what: "comparison",
        recorded: "was made",
        found: 'columns: there is no column "age"; there is "plan", "job", "zip", "day"',
      },
    ]);
  });

  it("says which measures are no measures of its own, and finds all else the same", async () => {
    const measures = ["psi", meanGap, { measure: meanGap, name: "twice", options: { times: 2 } }] as const;
    const report = await compare(a, b, { measures });
    assert.equal(
      report.column("age").measures["twice"]?.score,
      2 * (report.column("age").measures["meanGap"]?.score ?? 0),
    );
    const found = await verify(readReport(json(report)));
    assert.equal(found.same, true);
    assert.deepEqual(found.notes, [
      {
        code: "ownMeasure",
        message:
          'measures: "meanGap", "twice" are no measure of this version but a function of somebody\'s own, which a report does not hold: not computed again',
      },
    ]);
  });

  it("says what version made the report, and which of its options it does not know", async () => {
    const report = JSON.parse(json(await compare(a, b)));
    const found = await verify({ ...report, version: "0.0.9", options: { ...report.options, seasons: 4 } });
    assert.deepEqual([found.same, found.version], [true, { recorded: "0.0.9", found: version }]);
    assert.match(String(found), new RegExp(`by Driftline 0\\.0\\.9\n {2}This is Driftline ${version}`));
    assert.deepEqual(
      found.notes.map(({ code, message }) => [code, message]),
      [["unknownOption", 'options: "seasons" is unknown to this version of Driftline and had no part in this']],
    );
  });

  it("is data, and says in a line that all is well", async () => {
    const found = await verify(await compare(a, b, { createdAt: "2026-01-05" }));
    const plain: Verification = JSON.parse(JSON.stringify(found));
    assert.deepEqual(plain, { ...found });
    assert.equal(plain.schema, "driftline.verification/1");
    const line = `✓ same report: 5 columns, verdict drift, made 2026-01-05T00:00:00.000Z by Driftline ${version}`;
    assert.deepEqual([String(found), inspect(found)], [`${line}\n`, line]);
  });

  it("can be stopped, and says how far it is", async () => {
    const report = await compare(a, b);
    const reason = new Error("no time");
    await assert.rejects(verify(report, { signal: AbortSignal.abort(reason) }), reason);
    const seen: string[] = [];
    await verify(report, { onProgress: ({ column }) => seen.push(column) });
    assert.deepEqual(seen.sort(), ["age", "day", "job", "plan", "zip"]);
  });

  it("shows names that hold codes of terminals or markup as what they are", async () => {
    const strange = arrays({ "<b>\u001b[31m": [1, 2, 3] }, { name: "t\nu" });
    const report = await compare(strange, strange);
    const found = await verify(report, {
      reference: strange,
      current: arrays({ "<b>\u001b[31m": [1, 2, 4] }, { name: "t\nu" }),
    });
    assert.ok(!String(found).includes("\u001b"));
    const bundle = Reflect.get(found, Symbol.for("Jupyter.display")).call(found);
    assert.doesNotMatch(bundle["text/html"], /<b>/);
  });
});

describe("driftline verify", () => {
  const run = (...args: string[]) => runIn(folder, args);
  const write = (name: string, ...args: string[]) =>
    assert.equal(run("compare", "a.csv", "b.csv", ...args, "--out", name).status, 0);

  it("exits with 0 for the same report", () => {
    write("same.json", "--measures", "all", "--types", "zip=category", "--smallest-effect", "age=shift:5");
    const { status, stdout, stderr } = run("verify", "same.json");
    assert.match(stdout, /^✓ same report: 5 columns, verdict drift, made .* by Driftline .*\n$/);
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("exits with 1 and a list for another one", () => {
    write("other-table.json");
    const { status, stdout, stderr } = run("verify", "other-table.json", "--current", "c.csv", "--format", "json");
    const found: Verification = JSON.parse(stdout);
    assert.deepEqual([status, stderr, found.same, found.current.same], [1, "", false, false]);
    assert.deepEqual(found.current.name, { recorded: "b.csv", found: "c.csv" });
    const text = readFileSync(at("other-table.json"), "utf8");
    writeFileSync(at("by-hand.json"), text.replace('"verdict": "drift"', '"verdict": "none"'));
    const changed = run("verify", "by-hand.json");
    assert.match(changed.stdout, /^✗ different report: 1 value differs;.*\n\n {2}report\n {4}verdict: none → drift\n$/);
    assert.equal(changed.status, 1);
  });

  it("takes tables that moved", () => {
    write("moved.json");
    const text = readFileSync(at("moved.json"), "utf8").replace('"name": "a.csv"', '"name": "old/a.csv"');
    writeFileSync(at("moved.json"), text);
    assert.equal(run("verify", "moved.json", "--reference", "a.csv", "--current", "b.csv").status, 0);
    const { status, stderr } = run("verify", "moved.json");
    assert.equal(
      stderr,
      "driftline: old/a.csv: there is no such file; check the path (the report calls its reference so; if it lies elsewhere, give it by the option reference)\n",
    );
    assert.equal(status, 2);
  });

  const wrong: Readonly<Record<string, readonly [args: readonly string[], message: string]>> = {
    "no report": [[], "verify: no report given; write driftline verify REPORT"],
    "two reports": [["a.json", "b.json"], 'verify: takes one report, got also "b.json"'],
    "a missing report": [["none.json"], "none.json: there is no such file; check the path"],
    "another document": [
      ["other.json"],
      'other.json: report: this is not a drift report (its schema is "driftline.stream/1"); expected "driftline.report/1"',
    ],
    "a table that is missing": [
      ["same.json", "--current", "none.csv"],
      "none.csv: there is no such file; check the path",
    ],
    "a format that there is not": [
      ["same.json", "--format", "html"],
      '--format: there is no "html"; there is "table", "json"',
    ],
  };
  for (const [name, [args, message]] of Object.entries(wrong))
    it(`answers ${name} with one line and exit code 2`, () => {
      const { status, stdout, stderr } = run("verify", ...args);
      assert.deepEqual([status, stdout, stderr], [2, "", `driftline: ${message}\n`]);
    });

  it("answers what is no JSON with one line and exit code 2", () => {
    const { status, stderr } = run("verify", "text.json");
    assert.match(
      stderr,
      /^driftline: text\.json: report: the text is not whole JSON \(.*\); it may have been cut off, write it again\n$/,
    );
    assert.equal(status, 2);
  });

  it("--help explains its options", () => {
    const { status, stdout } = run("verify", "--help");
    for (const name of ["reference", "current", "format", "debug", "help"])
      assert.match(stdout, new RegExp(`^ {2}--${name}\\b`, "m"));
    assert.equal(status, 0);
  });
});
