import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { markdown } from "../../src/render/markdown.ts";
import { text } from "../../src/render/text.ts";
import { widthOf } from "../../src/render/width.ts";
import { adult, empty, evidently, hostile, mixed, numberColumn, samples, wide } from "./samples.ts";

const linesOf = (written: string) => written.trimEnd().split("\n");

describe("a report as text", () => {
  test("the verdict comes first", () => {
    assert.equal(
      linesOf(text(adult()))[0],
      "▲ Drift: 4 of 15 columns changed enough to matter: education, education-num, occupation, age.",
    );
  });

  test("columns stand worst first", () => {
    const order = linesOf(text(adult())).flatMap((line) => /^[▲△?✓] (drift|small|unknown|none) /.exec(line)?.[1] ?? []);
    assert.deepEqual(order, [...Array(4).fill("drift"), ...Array(8).fill("small"), "unknown", "none", "none"]);
    const moved = linesOf(text(adult())).flatMap((line) => /^▲ drift .*?([\d.]+) %/.exec(line)?.[1] ?? []);
    assert.deepEqual(moved, ["100", "76.9", "16.6", "14"]);
  });

  test("a sentence says how much moved, what matters and how sure one can be", () => {
    const joined = linesOf(text(adult(), { width: 1000 })).map((line) => line.trim());
    assert.ok(
      joined.includes(
        "The share of rows that moved is 14 % (13.1 to 14.9), above the 10 % that matters; p < 1e-16 after correcting for 18 tests; seen in location and spread: regression of the side on ranks.",
      ),
      joined.join("\n"),
    );
  });

  test("new and lost categories are named", () => {
    const whole = text(adult(), { width: 1000 });
    assert.match(
      whole,
      /New: Bachelors, HS-grad, Some-college \(100 % of current rows\)\. Lost: 10th, 11th, 12th, 1st-4th, 5th-6th and 8 more \(100 % of reference rows\)/,
    );
  });

  test("missing values that came up are told before and after", () => {
    assert.match(
      text(adult(), { width: 1000 }),
      /0 % → 5\.8 %[\s\S]*Missing went from 0 % to 5\.8 %, above the 2 % that matters; p < 1e-16/,
    );
  });

  test("an unknown column says how many rows it would take", () => {
    assert.match(text(mixed(), { width: 1000 }), /200 and 180 rows are too few to tell, about 6,861 a side are needed/);
  });

  test("a column that failed says why", () => {
    assert.match(
      text(adult()),
      /\? unknown {2}race[\s\S]*?The engine ran out of memory\.[\s\S]*What failed\n {2}- column "race" could not be compared/,
    );
  });

  test("a smallest effect in the column's units is judged in them", () => {
    const base = adult();
    const report = {
      ...base,
      options: { ...base.options, smallestEffect: { value: 0.1, missing: 0.02, columns: { age: { shift: 2 } } } },
    };
    assert.match(text(report, { width: 1000 }), /and the median moved by 3, at least the 2 that matters/);
  });

  test("a preset's own numbers stand beside the verdict", () => {
    const whole = text(evidently(), { width: 1000 });
    assert.match(
      whole,
      /By the rules of evidently, which do not limit false alarms: 4 of 15 columns drifted \(26\.7 %\), the whole data set drifted\./,
    );
    assert.match(
      whole,
      /wasserstein is 0\.1396 against a threshold of 0\.1: drifted by that rule\. The share of rows that moved is 14 %/,
    );
  });

  test("no line is wider than asked for", () => {
    for (const [name, make] of Object.entries(samples))
      for (const width of [60, 80, 100, 120])
        for (const line of linesOf(text(make(), { width })))
          assert.ok(widthOf(line) <= width, `${name} ${width}: ${widthOf(line)} ${line}`);
  });

  test("colours come only when asked for, and the words are the same", () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    assert.doesNotMatch(text(hostile()), escapes);
    assert.match(text(adult(), { color: true }), escapes);
    assert.equal(text(adult(), { color: true }).replace(escapes, ""), text(adult()));
  });

  test("no control character of a name reaches the terminal", () => {
    assert.doesNotMatch(text(hostile()).replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e]/u);
  });

  test("a wide report can be cut, the rest counted", () => {
    assert.match(text(wide(), { columns: 20 }), /… and 280 more columns/);
  });

  test("a report without columns says so", () =>
    assert.match(text(empty()), /^\? Unknown: there were no columns to compare\./));

  test("drift in missing values alone is not called drift of a column's values", () => {
    const [first] = adult().columns;
    assert.ok(first);
    const column = numberColumn("age", 0, {
      verdict: "drift",
      drifted: true,
      missing: {
        reference: 0,
        current: 0.1,
        rows: { reference: 5000, current: 5000 },
        verdict: "drift",
        pValue: 1e-9,
        adjustedPValue: 1e-8,
      },
    });
    assert.match(
      text({ ...adult(), columns: [column] }, { width: 1000 }),
      /moved is 0 % \(0 to 2\), below the 10 % that matters.*Missing went from 0 % to 10 %, above/,
    );
  });
});

describe("a report as Markdown", () => {
  test("every table row has as many cells as its head", () => {
    for (const [name, make] of Object.entries(samples)) {
      for (const table of markdown(make())
        .split("\n\n")
        .filter((block) => block.startsWith("| "))) {
        const cells = table
          .trimEnd()
          .split("\n")
          .map((row) => row.replace(/\\[\\|]/g, "").split("|").length);
        assert.deepEqual([...new Set(cells)].length, 1, `${name}: ${cells}`);
      }
    }
  });

  test("users' names are neither markup nor links nor mentions", () => {
    const written = markdown(hostile());
    assert.doesNotMatch(written, /<(?!!-- -->)/);
    assert.doesNotMatch(written, /@someone|https:\/\/|www\.example|[^\\]\[link|[^\\]`/);
  });

  test("headings are the report's own", () => {
    const headings = markdown(hostile())
      .split("\n")
      .filter((line) => line.startsWith("#"));
    assert.deepEqual(headings.slice(1), ["### Why", "### What failed", "### What was assumed"]);
  });
});

test("the same report gives the same text and Markdown", () => {
  for (const make of Object.values(samples)) {
    assert.equal(text(make()), text(make()));
    assert.equal(markdown(make()), markdown(make()));
  }
});
