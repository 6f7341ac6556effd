import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { inProject } from "../.config/shell.ts";
import { judge, lossesOf, type Row, rowsOf, spread, type Target } from "./bench/race/figures.ts";
import type { Cost } from "./bench/race/measure.ts";
import { readOptions } from "./bench/race/options.ts";
import { markdown, type Report } from "./bench/race/report.ts";
import { cell } from "./bench/table.ts";

const costs = (...walls: readonly number[]): Cost[] => walls.map((wall) => ({ wall, cpu: wall / 2, memory: 100 }));
const rows: readonly Row[] = rowsOf([
  { name: "ours", does: "all | of <it>", costs: costs(2, 1, 9) },
  { name: "slow", does: "", costs: costs(100, 90) },
  { name: "quick", does: "", costs: [{ wall: 0.5, cpu: 2, memory: 50 }] },
  { name: "broken", does: "", costs: [], without: { why: "failed", reason: "a | b\n<b>`c`" } },
]);

describe("the figures", () => {
  it("are medians and extremes", () => {
    assert.deepEqual(spread([3, 1, 2]), { median: 2, least: 1, most: 3 });
    assert.deepEqual(spread([10, 4, 1, 2]), { median: 3, least: 1, most: 10 });
    assert.deepEqual(spread([7]), { median: 7, least: 7, most: 7 });
  });

  it("are divided by ours", () => {
    assert.deepEqual(
      rows.map(({ ratios }) => ratios?.wall),
      [1, 47.5, 0.25, undefined],
    );
    assert.deepEqual(rows[2]?.ratios, { wall: 0.25, cpu: 2, memory: 0.5 });
  });

  it("say where we lose", () => {
    assert.deepEqual(lossesOf(rows), [
      { name: "quick", quantity: "wall", theirs: 0.5, ours: 2 },
      { name: "quick", quantity: "memory", theirs: 50, ours: 100 },
    ]);
  });

  it("meet targets, or not, or were not measured", () => {
    const target = (row: string, more: Partial<Target>) =>
      judge({ what: "", row, figure: "ratio", quantity: "wall", ...more }, rows);
    assert.deepEqual(target("slow", { atLeast: 47.5 }), { what: "", found: 47.5, met: true });
    assert.deepEqual(target("slow", { atLeast: 48 }), { what: "", found: 47.5, met: false });
    const memory = { figure: "median", quantity: "memory" } as const;
    assert.equal(target("ours", { ...memory, below: 101 }).met, true);
    assert.equal(target("ours", { ...memory, below: 100 }).met, false);
    assert.deepEqual(target("broken", { atLeast: 1 }), { what: "" });
    assert.deepEqual(target("nobody", { atLeast: 1 }), { what: "" });
  });
});

describe("the table", () => {
  const targets = [{ what: "is quick", found: 47.5, met: false }, { what: "is there" }];
  const section = { id: "a", title: "A. Work", runs: 2, rows, targets, losses: lossesOf(rows), floor: "quick" };
  const report: Report = {
    schema: "driftline.race/1",
    on: "2026-01-31",
    machine: { cores: 2, processor: "A | B", memory: "8.0 GiB", system: "An OS" },
    versions: { ours: { node: "24.0.0" } },
    sections: [section, { ...section, title: "B. Other", notRun: "the disk is full" }],
  };
  const lines = markdown(report).split("\n");

  it("has a row for everyone, with ratios", () => {
    assert.ok(
      lines.includes("| ours | all \\| of \\<it\\> | 2.00 (1.00–9.00) | 1.00 (0.50–4.50) | 100 | 1.00 | 1.00 | 1.00 |"),
    );
    assert.ok(lines.includes("| slow |  | 95.0 (90.0–100) | 47.5 (45.0–50.0) | 100 | 47.5 | 47.5 | 1.00 |"));
  });

  it("keeps a failure's text in its cell", () => {
    assert.ok(lines.includes("| broken |  | failed: a \\| b \\<b\\>\\`c\\` |  |  |  |  |  |"));
    assert.equal(cell("[a](b) & *c*\\"), "\\[a\\](b) \\& \\*c\\*\\\\");
  });

  it("says that nobody won only of those who ran, and nothing where ours did not", () => {
    const textOf = (some: readonly (Row | undefined)[]): string => {
      const chosen = some.filter((row) => row !== undefined);
      return markdown({ ...report, sections: [{ ...section, rows: chosen, losses: lossesOf(chosen) }] });
    };
    const [ours, slow, quick, broken] = rows;
    assert.match(textOf([ours, slow, broken]), /\nNone of those that ran took less of anything than ours\.\n/);
    for (const some of [
      [broken, slow],
      [ours, quick],
      [ours, broken],
    ]) {
      assert.doesNotMatch(textOf(some), /None of those that ran/);
    }
    assert.match(textOf([broken, slow]), /\nOf ours there is nothing to compare with\.\n/);
  });

  it("names losses, targets, the floor, and what was not run", () => {
    assert.ok(lines.includes("- quick takes less wall time: 0.50 s against our 2.00 s."));
    assert.ok(lines.includes("- quick takes less peak memory: 50 MB against our 100 MB."));
    assert.ok(lines.includes("| is quick | 47.5 | no |"));
    assert.ok(lines.includes("| is there | not measured |  |"));
    assert.ok(lines.some((line) => line.includes("4.00 times its wall time, 0.50 times its CPU time")));
    assert.ok(lines.includes("Not run: the disk is full."));
  });
});

describe("the options", () => {
  it("choose works, runs and rows", () => {
    const { full, runs, rows: count } = readOptions([]);
    assert.deepEqual(
      [full, count, [...runs]],
      [
        true,
        1_000_000,
        [
          ["adult", 5],
          ["million", 5],
          ["ten", 3],
        ],
      ],
    );
    const quick = readOptions(["--quick"]);
    assert.deepEqual(
      [quick.full, quick.rows, [...quick.runs]],
      [
        false,
        100_000,
        [
          ["adult", 2],
          ["million", 2],
        ],
      ],
    );
    const chosen = readOptions(["--quick", "--rows=5000", "--works=ten", "--runs", "7"]);
    assert.deepEqual([chosen.rows, [...chosen.runs]], [5000, [["ten", 7]]]);
  });

  it("that are wrong are named", () => {
    assert.throws(
      () => readOptions(["--works", "adult,none"]),
      /--works: there is no "none", only adult, million, ten/,
    );
    assert.throws(() => readOptions(["--runs", "0"]), /--runs: "0" is not a whole number above zero/);
    assert.throws(() => readOptions(["--rows", "1e6"]), /--rows: "1e6"/);
    assert.throws(() => readOptions(["--slow"]), /--slow/);
  });
});

it("the README shows the figures of the last race", () => {
  const race = readFileSync(inProject("test", "bench", "race.md"), "utf8");
  const readme = readFileSync(inProject("README.md"), "utf8");
  for (const title of ["A. Adult", "B. 1,000,000 rows"]) {
    const section = race.slice(race.indexOf(`## ${title}`));
    const table = /^\|.*?(?=\n\n)/ms.exec(section)?.[0] ?? "";
    assert.match(table, /evidently 0\.7\.23/);
    assert.ok(readme.includes(table), `copy the first table of "${title}" in test/bench/race.md to README.md`);
  }
});
