import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { type AnyTable, adult, arrays, compare, decide, html, json, readReport, rows, show, text } from "driftline";

const createdAt = "2026-01-05T00:00:00.000Z";
const ages = { age: [31, 44, 29, 58], job: ["a", "b", "b", "b"], on: [true, false, true, true] };
const later = { age: [35, 52, 61, 70], job: ["a", "c", "c", null], on: [true, true, true, true] };
const small = () => compare(ages, later, { createdAt });
const display = (value: object) => Reflect.get(value, Symbol.for("Jupyter.display")).call(value);

describe("a report's dress", () => {
  it("is not seen by JSON, structuredClone or comparisons", async () => {
    const report = await small();
    const plain: unknown = JSON.parse(json(report));
    assert.deepEqual(structuredClone(report), plain);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), plain);
    assert.deepEqual({ ...report, columns: report.columns.map((column) => ({ ...column })) }, plain);
    assert.equal(JSON.stringify(readReport(JSON.stringify(report))), JSON.stringify(report));
  });

  it("writes numbers that JSON does not have as strings", async () => {
    const report = await compare({ job: ["a", "b"] }, { job: ["a", "a"] }, { measures: ["kullbackLeibler"] });
    assert.equal(report.column("job").measures.kullbackLeibler.score, Number.POSITIVE_INFINITY);
    assert.match(JSON.stringify(report), /"score":"Infinity"/);
  });

  it("gives notebooks the data, a picture and a table, small enough to keep", async () => {
    const { reference, production } = await adult();
    const report = await compare(reference, production, { createdAt });
    const bundle = display(report);
    assert.deepEqual(Object.keys(bundle), ["application/vnd.driftline.report+json", "text/html", "text/plain"]);
    assert.equal(bundle["text/html"], html(report, { for: "notebook" }));
    assert.equal(bundle["text/plain"], text(report));
    assert.deepEqual(bundle["application/vnd.driftline.report+json"], JSON.parse(json(report, { for: "notebook" })));
    assert.ok(JSON.stringify(bundle).length < 100_000);
  });

  it("prints a table in Node, coloured where Node colours", async () => {
    const report = await small();
    assert.equal(inspect(report), text(report).trimEnd());
    assert.equal(String(report), text(report));
    assert.equal(inspect(report, { colors: true }), text(report, { color: true }).trimEnd());
  });

  it("shows one column with its own verdict", async () => {
    const report = await small();
    const shown = display(report.column("age"))["text/plain"];
    assert.match(shown, /\bage\b/);
    assert.doesNotMatch(shown, /\bjob\b/);
    assert.equal(inspect(report.column("age")), shown.trimEnd());
  });

  it("is what show prints where there is no notebook", async (context) => {
    const report = await small();
    const log = context.mock.method(console, "log", () => {});
    show(report);
    assert.equal(log.mock.calls[0]?.arguments[0], report);
  });

  it("is what show sends to a tslab kernel, as one bundle", async () => {
    // What tslab 1.0.22 sets when a cell runs; it takes the content of Jupyter's message display_data.
    const kernel = createRequire(import.meta.url)("tslab/dist/jupyter.js");
    const sent: unknown[] = [];
    kernel.lastWriteDisplayData = (content: unknown) => sent.push(content);
    try {
      const report = await small();
      show(report.column("age"));
      assert.deepEqual(sent, [{ data: display(report.column("age")), metadata: {}, transient: {} }]);
    } finally {
      kernel.lastWriteDisplayData = undefined;
    }
  });
});

describe("a report's column", () => {
  it("is the one in the list of columns", async () => {
    const report = await small();
    assert.equal(report.column("job"), report.columns[1]);
  });

  it("gives quantiles of numbers", async () => {
    // numpy 2.4 quantile([29, 31, 44, 58], .25) and of [35, 52, 61, 70]
    assert.deepEqual((await small()).column("age").quantile(0.25), { reference: 30.5, current: 47.75 });
  });

  it("gives shares of values, also of those that one side lacks", async () => {
    const report = await small();
    assert.deepEqual(report.column("job").share("c"), { reference: 0, current: 2 / 3 });
    assert.deepEqual(report.column("job").share("never"), { reference: 0, current: 0 });
    assert.deepEqual(report.column("on").share(false), { reference: 0.25, current: 0 });
  });

  it("gives no share of a value too rare to be named", async () => {
    const many = { zip: Array.from({ length: 300 }, (_, row) => `place ${row % 150}`) };
    const report = await compare(many, many);
    assert.throws(() => report.column("zip").share("place 99"), {
      code: "notNamed",
      message: 'share: column "zip" names its 100 most frequent values, and "place 99" is not one of them',
    });
    assert.deepEqual(report.column("zip").share("place 0"), { reference: 2 / 300, current: 2 / 300 });
  });

  it("is asked for by a name that there is", async () => {
    const table: AnyTable = new Map([["age", [1, 2, 3]]]);
    const report = await compare(table, table);
    assert.throws(() => report.column("aeg"), {
      code: "unknownColumn",
      message: 'column: the report has no column "aeg"; did you mean "age"?',
    });
  });

  it("answers what its kind can answer", async () => {
    // Strings that all read as numbers are compared as numbers, which types cannot know.
    const report = await compare({ zip: ["1", "2", "3"] }, { zip: ["1", "2", "3"] });
    assert.throws(() => report.column("zip").share("1"), {
      code: "wrongKind",
      message:
        'share: column "zip" is compared as number; it takes category or boolean, which the option types can set',
    });
  });

  it("may have any name", async () => {
    const names = ["__proto__", "constructor", "<script>", "\u{1f984}", ""];
    const table = new Map(names.map((name) => [name, [1, 2, 3]]));
    const report = await compare(table, table);
    assert.deepEqual(
      names.map((name) => report.column(name).name),
      names,
    );
  });
});

describe("compare", () => {
  it("takes tables of any shape, and finds the same", async () => {
    const objects = [1, 2, 2].map((age) => ({ age }));
    const shapes: AnyTable[] = [
      objects,
      { age: [1, 2, 2] },
      new Map([["age", [1, 2, 2]]]),
      rows(objects),
      arrays({ age: [1, 2, 2] }),
    ];
    const found = await Promise.all(shapes.map((shape) => compare(shape, shape, { createdAt })));
    const fingerprints = new Set(found.map(({ reference }) => reference.fingerprint));
    assert.equal(fingerprints.size, 1);
    assert.equal(new Set(found.map(({ columns }) => JSON.stringify(columns))).size, 1);
  });

  it("takes the date of a repeatable build from SOURCE_DATE_EPOCH, unless told one", async () => {
    process.env["SOURCE_DATE_EPOCH"] = "1767571200";
    try {
      assert.equal((await compare(ages, later)).createdAt, "2026-01-05T00:00:00.000Z");
      assert.equal((await compare(ages, later, { createdAt: "2027-01-01" })).createdAt, "2027-01-01T00:00:00.000Z");
    } finally {
      delete process.env["SOURCE_DATE_EPOCH"];
    }
  });
});

describe("decide", () => {
  it("judges the same numbers by other settings, and keeps the dress", async () => {
    const { reference, production } = await adult();
    const report = await compare(reference, production, { columns: ["age"], smallestEffect: { missing: 0.01 } });
    const again = decide(report, { smallestEffect: { columns: { age: { shift: 5 } } }, falseAlarms: 0.01 });
    assert.deepEqual([report.verdict, again.verdict], ["drift", "small"]);
    assert.deepEqual(again.options.smallestEffect, { value: 0.1, missing: 0.01, columns: { age: { shift: 5 } } });
    assert.equal(again.options.falseAlarms, 0.01);
    assert.deepEqual(again.column("age").quantile(0.5), report.column("age").quantile(0.5));
    assert.equal(
      JSON.stringify(decide(again, { smallestEffect: report.options.smallestEffect, falseAlarms: 0.05 })),
      JSON.stringify(report),
    );
  });
});
