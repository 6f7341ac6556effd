import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { openSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { after, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { html, json, markdown, type Report, readReport, reportSchema, text } from "driftline";
import { folderWith, program, removeFolder, runIn } from "./command.ts";

/** 2,000 rows: `age` runs evenly from `from` to 50 years on, of `plan` every third row is free, of `job` every fifth odd. */
function table(from: number, share = 3): string {
  const rows = Array.from({ length: 2000 }, (_, row) =>
    [from + (row % 50), row % share === 0 ? "free" : "paid", row % 5 === 0 ? "odd" : "even"].join(","),
  );
  return ["age,plan,job", ...rows, ""].join("\n");
}

const folder = folderWith({
  "reference.csv": table(20),
  "older.csv": table(30),
  "slightly.csv": table(20, 4),
  "few.csv": [
    "age,plan,job",
    ...table(20)
      .split("\n")
      .filter((_, line) => line % 97 === 1),
    "",
  ].join("\n"),
  "header.csv": "age,plan,job\n",
  "one.csv": "age,plan,job\n45,free,even\n",
  "missing.csv": `age,plan,job\n${",,\n".repeat(2000)}`,
  "equal.csv": `age,plan,job\n${"20,free,odd\n".repeat(2000)}`,
  "infinite.csv": table(20).replaceAll("\n20,", "\nInfinity,").replaceAll("\n21,", "\n-Infinity,"),
  "noNames.csv": "age,\n1,2\n3,4\n",
  "more.csv": "age,plan,job,extra\n20,free,odd,1\n",
  "strange.csv": `__proto__,<script>alert(1)</script>,"a, b",constructor,"c=""d"""\n${"1,x,1,y,2\n2,z,3,y,4\n".repeat(500)}`,
  "existing.json": "old",
});
after(() => removeFolder(folder));

const compare = (...args: string[]) => runIn(folder, ["compare", ...args], { SOURCE_DATE_EPOCH: "1767571200" });

function reportOf(...args: string[]): Report {
  const { status, stdout, stderr } = compare(...args, "--format", "json");
  assert.equal(stderr, "");
  assert.equal(status, 0);
  return readReport(stdout);
}

const column = (report: Report, name: string) => report.columns.find((each) => each.name === name);
const verdictsOf = (report: Report) => Object.fromEntries(report.columns.map(({ name, verdict }) => [name, verdict]));

describe("driftline", () => {
  it("--help lists the commands there are", () => {
    const { status, stdout, stderr } = runIn(folder, ["--help"]);
    assert.match(
      stdout,
      /^Commands:\n {2}compare REFERENCE CURRENT .*\n {2}describe FILE .*\n {2}verify REPORT .*\n\nOptions:/m,
    );
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("--version is the package's", () => {
    const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    assert.equal(runIn(folder, ["--version"]).stdout, `${manifest.version}\n`);
  });

  it("compare --help explains every option that compare takes", () => {
    const { status, stdout } = compare("--help");
    const names =
      "preset measures columns types false-alarms smallest-effect segments format interactive out fail-on debug";
    for (const name of names.split(" ")) assert.match(stdout, new RegExp(`^ {2}--${name}\\b`, "m"));
    assert.equal(status, 0);
  });
});

describe("driftline compare", () => {
  it("finds what drifted, and nothing else", () => {
    const report = reportOf("reference.csv", "older.csv");
    assert.deepEqual(verdictsOf(report), { age: "drift", plan: "none", job: "none" });
    assert.equal(column(report, "age")?.shift?.value, 10);
    assert.deepEqual([report.reference.name, report.reference.rows], ["reference.csv", 2000]);
  });

  it("--format json writes one document of the published schema, the same each time", () => {
    const first = compare("reference.csv", "older.csv", "--format", "json");
    const report: unknown = JSON.parse(first.stdout);
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(reportSchema);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.equal(compare("reference.csv", "older.csv", "--format", "json").stdout, first.stdout);
    assert.equal(readReport(first.stdout).createdAt, "2026-01-05T00:00:00.000Z");
  });

  it("writes each format as the library does, a table unless told", () => {
    const report = reportOf("reference.csv", "older.csv");
    const written = (...args: string[]) => compare("reference.csv", "older.csv", ...args).stdout;
    assert.equal(written(), text(report));
    assert.equal(written("--format", "table"), text(report));
    assert.equal(written("--format=html"), html(report, { for: "file" }));
    assert.equal(written("--format", "markdown"), markdown(report));
    assert.equal(written("--format", "json"), json(report));
  });

  it("colours nothing that is not a terminal, whatever the environment says", () => {
    assert.ok(
      !runIn(folder, ["compare", "reference.csv", "older.csv"], { FORCE_COLOR: "3" }).stdout.includes("\u001b"),
    );
  });

  it("--columns compares these alone, in this order, in one list or several", () => {
    const names = (...args: string[]) =>
      reportOf("reference.csv", "older.csv", ...args).columns.map(({ name }) => name);
    assert.deepEqual(names("--columns", "job,age"), ["job", "age"]);
    assert.deepEqual(names("--columns", "job", "--columns", "age"), ["job", "age"]);
  });

  it("takes any name of a column, quoted where it holds a comma or a quote", () => {
    const names = ["a, b", "__proto__", "<script>alert(1)</script>", 'c="d"'];
    const list = '"a, b",__proto__,<script>alert(1)</script>,"c=""d"""';
    const report = reportOf(
      "strange.csv",
      "strange.csv",
      "--columns",
      list,
      "--types",
      '__proto__=category,"c=""d"""=text',
    );
    assert.deepEqual(
      report.columns.map(({ name, kind }) => [name, kind]),
      [
        [names[0], "number"],
        [names[1], "category"],
        [names[2], "category"],
        [names[3], "text"],
      ],
    );
    assert.ok(!compare("strange.csv", "strange.csv", "--format", "html").stdout.includes("<script"));
  });

  it("--types sets kinds instead of inferring them", () => {
    const report = reportOf("reference.csv", "older.csv", "--types", "age=category,plan=text");
    assert.deepEqual(
      report.columns.map(({ kind }) => kind),
      ["category", "text", "category"],
    );
  });

  it("--measures shows those asked for, where they apply, and changes no verdict", () => {
    const report = reportOf("reference.csv", "older.csv", "--measures", "ks,psi", "--measures", "chiSquare");
    assert.deepEqual(Object.keys(column(report, "plan")?.measures ?? {}).sort(), ["chiSquare", "psi"]);
    assert.ok(Object.keys(column(report, "age")?.measures ?? {}).includes("ks"));
    const all = reportOf("reference.csv", "older.csv", "--measures", "all");
    assert.ok(Object.keys(column(all, "age")?.measures ?? {}).length > 15);
    assert.deepEqual(verdictsOf(all), verdictsOf(report));
  });

  it("--preset evidently decides as Evidently does", () => {
    const report = reportOf("reference.csv", "older.csv", "--preset", "evidently");
    assert.equal(report.options.preset, "evidently");
    assert.deepEqual(
      [column(report, "age")?.measure, column(report, "age")?.threshold],
      ["Wasserstein distance (normed)", 0.1],
    );
    assert.equal(reportOf("reference.csv", "older.csv", "--preset", "default").options.preset, "default");
  });

  it("--false-alarms sets the budget", () => {
    assert.equal(reportOf("reference.csv", "older.csv", "--false-alarms", "0.001").options.falseAlarms, 0.001);
  });

  it("--smallest-effect says what matters: for all, for missing values, for a column, in its units", () => {
    const set = reportOf(
      "reference.csv",
      "older.csv",
      "--smallest-effect",
      "0.3,missing=0.05,plan=0.2",
      "--smallest-effect",
      "age=shift:5",
    );
    assert.deepEqual(set.options.smallestEffect, {
      value: 0.3,
      missing: 0.05,
      columns: { plan: 0.2, age: { shift: 5 } },
    });
    assert.equal(column(set, "age")?.verdict, "drift");
    const larger = reportOf("reference.csv", "older.csv", "--smallest-effect", "age=shift:20");
    assert.equal(column(larger, "age")?.verdict, "small");
  });

  it("--segments compares within each value", () => {
    const report = reportOf("reference.csv", "older.csv", "--segments", "plan,job");
    assert.deepEqual(
      report.segments?.map((segment) => `${segment.column} ${segment.value}`),
      ["plan free", "plan paid", "job even", "job odd"],
    );
  });

  it("--interactive writes a page with the views and without a network, the same every time", () => {
    const { status, stdout, stderr } = compare("reference.csv", "older.csv", "--interactive");
    assert.match(stdout, /<script type="application\/json" id="report-data">\{"schema":"driftline\.report\/1"/);
    assert.match(stdout, /default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src/);
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(compare("reference.csv", "older.csv", "--interactive", "--out", "live.html").status, 0);
    assert.equal(readFileSync(path.join(folder, "live.html"), "utf8"), stdout);
  });
});

describe("driftline compare --out", () => {
  it("writes a file, in the format of its name unless told, and says so", () => {
    const { status, stdout, stderr } = compare("reference.csv", "older.csv", "--out", "report.html");
    const written = readFileSync(path.join(folder, "report.html"), "utf8");
    assert.equal(written, compare("reference.csv", "older.csv", "--format", "html").stdout);
    assert.equal(stderr, `driftline: wrote report.html (${Math.ceil(Buffer.byteLength(written) / 1000)} kB)\n`);
    assert.deepEqual([status, stdout], [0, ""]);
    compare("reference.csv", "older.csv", "--out", "report.md", "--format", "json");
    assert.doesNotThrow(() => JSON.parse(readFileSync(path.join(folder, "report.md"), "utf8")));
  });

  it("replaces a file as a whole, also through a link, and leaves nothing else behind", () => {
    symlinkSync("existing.json", path.join(folder, "link.json"));
    const before = readdirSync(folder);
    assert.equal(compare("reference.csv", "older.csv", "--out", "link.json").status, 0);
    assert.equal(readReport(readFileSync(path.join(folder, "existing.json"), "utf8")).verdict, "drift");
    assert.deepEqual(readdirSync(folder), before);
  });

  it("leaves the old file where the tables cannot be compared", () => {
    const before = readFileSync(path.join(folder, "existing.json"), "utf8");
    assert.equal(compare("reference.csv", "none.csv", "--out", "existing.json").status, 2);
    assert.equal(readFileSync(path.join(folder, "existing.json"), "utf8"), before);
  });

  it("writes to a device without replacing it", { skip: process.platform === "win32" }, () => {
    assert.equal(compare("reference.csv", "older.csv", "--out", "/dev/null").status, 0);
    assert.equal(readFileSync("/dev/null", "utf8"), "");
  });
});

describe("driftline compare --fail-on", () => {
  const cases = [
    ["older.csv", { drift: 1, small: 1, unknown: 1 }, 'the verdict is drift, for "age"'],
    ["slightly.csv", { drift: 0, small: 1, unknown: 1 }, 'the verdict is small, for "plan"'],
    ["few.csv", { drift: 0, small: 0, unknown: 1 }, 'the verdict is unknown, for "age", "plan", "job"'],
    ["reference.csv", { drift: 0, small: 0, unknown: 0 }, ""],
  ] as const;
  for (const [current, codes, reason] of cases) {
    it(`of ${current} exits with 1 where the verdict is that bad`, () => {
      for (const [verdict, code] of Object.entries(codes)) {
        const { status, stderr, stdout } = compare("reference.csv", current, "--fail-on", verdict);
        assert.equal(status, code, verdict);
        assert.equal(stderr, code === 0 ? "" : `driftline: --fail-on ${verdict}: ${reason}\n`);
        assert.match(stdout, /Reference reference\.csv/);
      }
    });
  }
});

describe("driftline compare judges", () => {
  it("a table without rows unknown", () => {
    const report = reportOf("header.csv", "reference.csv");
    assert.deepEqual(verdictsOf(report), { age: "unknown", plan: "unknown", job: "unknown" });
    assert.deepEqual(report.notes, [
      { code: "noRows", message: "the reference has no rows: nothing can be said about drift" },
    ]);
  });

  it("one row against many unknown", () => {
    assert.equal(reportOf("reference.csv", "one.csv").verdict, "unknown");
  });

  it("columns whose values all went missing as drift", () => {
    const age = column(reportOf("reference.csv", "missing.csv"), "age");
    assert.deepEqual([age?.missing.verdict, age?.missing.current, age?.verdict], ["drift", 1, "drift"]);
  });

  it("columns without any value on both sides unknown", () => {
    assert.equal(reportOf("missing.csv", "missing.csv").verdict, "unknown");
  });

  it("columns of one value, the same on both sides, none", () => {
    assert.equal(reportOf("equal.csv", "equal.csv").verdict, "none");
  });

  it("infinities as missing, and says so", () => {
    const report = reportOf("reference.csv", "infinite.csv");
    assert.equal(column(report, "age")?.missing.current, 80 / 2000);
    assert.deepEqual(report.notes, [
      {
        code: "infinite",
        column: "age",
        message:
          'column "age" has infinities (0 in the reference, 80 in the current side): they are counted as missing',
      },
    ]);
  });

  it("a column without a name by its place", () => {
    assert.deepEqual(
      reportOf("noNames.csv", "noNames.csv").columns.map(({ name }) => name),
      ["age", "column2"],
    );
  });

  it("a column that only the reference has unknown, and names one that is new", () => {
    const lost = reportOf("more.csv", "reference.csv");
    assert.deepEqual(
      [column(lost, "extra")?.verdict, column(lost, "extra")?.error],
      ["unknown", "the current side has no such column"],
    );
    const added = reportOf("reference.csv", "more.csv");
    assert.deepEqual(
      added.columns.map(({ name }) => name),
      ["age", "plan", "job"],
    );
    assert.ok(added.notes.some(({ code, column }) => code === "newColumn" && column === "extra"));
  });
});

describe("standard output", () => {
  it("may be left early by its reader", async () => {
    const child = spawn(process.execPath, [program, "compare", "reference.csv", "older.csv", "--format", "html"], {
      cwd: folder,
    });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, errors], [0, ""]);
  });

  it("that is full is one line", { skip: process.platform !== "linux" }, () => {
    const { status, stderr } = spawnSync(process.execPath, [program, "--version"], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      encoding: "utf8",
    });
    assert.equal(stderr, "driftline: standard output cannot be written (ENOSPC); check where it goes\n");
    assert.equal(status, 2);
  });
});
