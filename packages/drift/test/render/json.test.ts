import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DriftlineError } from "../../src/errors.ts";
import { json, notebookJsonLimit } from "../../src/render/json.ts";
import { readReport } from "../../src/render/readReport.ts";
import type { Report } from "../../src/report.ts";
import { reportSchema } from "../../src/schema.ts";
import { adult, hostile, mixed, samples, wide } from "./samples.ts";

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(reportSchema);

function refused(text: string, message: RegExp): void {
  assert.throws(
    () => readReport(text),
    (thrown) => thrown instanceof DriftlineError && message.test(thrown.message) && !thrown.message.includes("\n"),
  );
}

function changed(change: (report: Record<string, unknown>) => void): unknown {
  const report = JSON.parse(json(adult())) as Record<string, unknown>;
  change(report);
  return report;
}

describe("a report as JSON", () => {
  for (const [name, make] of Object.entries(samples)) {
    test(`the ${name} sample keeps the schema, whole and shortened`, () => {
      for (const target of ["file", "notebook"] as const) {
        assert.ok(validate(JSON.parse(json(make(), { for: target }))), JSON.stringify(validate.errors?.slice(0, 3)));
      }
    });

    test(`the ${name} sample reads back as it was`, () => assert.deepEqual(readReport(json(make())), make()));

    test(`the ${name} sample gives the same bytes twice`, () => {
      for (const target of ["file", "notebook"] as const)
        assert.equal(json(make(), { for: target }), json(make(), { for: target }));
    });
  }

  test("a notebook's copy is small", () => {
    assert.ok(Buffer.byteLength(json(adult(), { for: "notebook" })) < 20_000);
    assert.ok(Buffer.byteLength(json(wide(2000), { for: "notebook" })) < notebookJsonLimit);
  });

  test("a notebook's copy of a wide report keeps the worst columns' details and says what it lacks", () => {
    const kept = readReport(json(wide(), { for: "notebook" }));
    assert.equal(kept.drifted.of, 300);
    assert.ok(kept.columns.some(({ verdict }) => verdict === "drift"));
    assert.match(kept.notes.at(-1)?.message ?? "", /^shortened for the notebook: \d+ of 300 columns/);
  });

  test("six digits are kept in notebooks, counts and all of a file's", () => {
    const column = (report: Report) => report.columns.find(({ name }) => name === "signed_up");
    assert.equal(column(readReport(json(mixed())))?.measures["ks"]?.score, 0.0123456789);
    assert.equal(column(readReport(json(mixed(), { for: "notebook" })))?.measures["ks"]?.score, 0.0123457);
    const big = { ...adult(), reference: { name: "big", rows: 123456789, fingerprint: "x" } };
    assert.equal(readReport(json(big, { for: "notebook" })).reference.rows, 123456789);
  });

  test("edges that lie close together stay apart in a notebook", () => {
    const [first] = mixed().columns;
    assert.ok(first);
    const edges = [1_000_000.1, 1_000_000.2, 1_000_000.3];
    const report = { ...mixed(), columns: [{ ...first, bins: { edges, reference: [1, 2], current: [2, 1] } }] };
    assert.deepEqual(readReport(json(report, { for: "notebook" })).columns[0]?.bins.edges, edges);
  });

  test("numbers that are not finite are words in JSON and numbers again when read", () => {
    const written = json(mixed());
    for (const word of ["NaN", "Infinity", "-Infinity"]) assert.ok(written.includes(`: "${word}"`), word);
    const measures = readReport(written).columns.find(({ name }) => name === "infinite")?.measures;
    assert.deepEqual(
      [measures?.["kullbackLeibler"]?.score, measures?.["wasserstein"]?.score, measures?.["zTest"]?.score],
      [Infinity, NaN, -Infinity],
    );
  });

  test("keys come in the schema's order, however the report was put together", () => {
    const backwards = Object.fromEntries(Object.entries(adult()).reverse()) as unknown as Report;
    assert.equal(json(backwards), json(adult()));
  });

  test("columns named like Object's own members are kept", () => {
    const names = readReport(json(hostile())).columns.map(({ name }) => name);
    assert.ok(names.includes("__proto__") && names.includes("constructor"));
    assert.ok(Object.hasOwn(readReport(json(hostile())).options.smallestEffect.columns, "__proto__"));
    assert.equal(({} as Record<string, unknown>)["error"], undefined);
  });

  test("a column named NaN stays a word", () => {
    const [first] = adult().columns;
    assert.ok(first);
    assert.equal(readReport(json({ ...adult(), columns: [{ ...first, name: "NaN" }] })).columns[0]?.name, "NaN");
  });
});

describe("the schema refuses", () => {
  const wrong: readonly (readonly [string, (report: Record<string, unknown>) => void])[] = [
    [
      "another schema",
      (report) => {
        report["schema"] = "driftline.report/2";
      },
    ],
    [
      "a verdict that is none",
      (report) => {
        report["verdict"] = "maybe";
      },
    ],
    [
      "a key it does not know",
      (report) => {
        report["more"] = 1;
      },
    ],
    [
      "a lost key",
      (report) => {
        delete report["columns"];
      },
    ],
    [
      "a number in words of its own",
      (report) => {
        (report["drifted"] as Record<string, unknown>)["share"] = "half";
      },
    ],
    [
      "half a row",
      (report) => {
        (report["reference"] as Record<string, unknown>)["rows"] = 0.5;
      },
    ],
  ];
  for (const [name, change] of wrong) test(name, () => assert.equal(validate(changed(change)), false));
});

describe("reading a report fails in one line", () => {
  test("where the JSON was cut off", () => refused(json(adult()).slice(0, 5000), /not whole JSON .*cut off/));
  test("where there is nothing", () => refused("", /the text is empty/));
  test("where it was written by a newer version", () =>
    refused(json(adult()).replace("report/1", "report/2"), /newer version .*update driftline/));
  test("where it is something else", () => {
    refused('{"schema":"driftline.stream/1"}', /not a drift report \(its schema is "driftline.stream\/1"\)/);
    refused("[1]", /not a drift report \(it names no schema\)/);
    refused("null", /not a drift report/);
  });
  test("where a part is missing or of another type, and says which", () => {
    refused(
      JSON.stringify(
        changed((report) => {
          delete report["columns"];
        }),
      ),
      /the whole lacks "columns"/,
    );
    refused(
      JSON.stringify(
        changed((report) => {
          report["columns"] = {};
        }),
      ),
      /columns must be an array, got object/,
    );
    refused(
      JSON.stringify(
        changed((report) => {
          (report["drifted"] as Record<string, unknown>)["share"] = "half";
        }),
      ),
      /drifted\.share must be a number, got string/,
    );
    refused(
      JSON.stringify(
        changed((report) => {
          const columns = report["columns"] as { bins?: { reference: unknown[] } }[];
          const bins = columns[1]?.bins?.reference ?? assert.fail("the second column has bins");
          bins[2] = "many";
        }),
      ),
      /report: columns\[1\]\.bins\.reference\[2\] must be an integer, got string/,
    );
    refused(
      JSON.stringify(
        changed((report) => {
          (report["options"] as { smallestEffect: { columns: unknown } }).smallestEffect.columns = { age: "half" };
        }),
      ),
      /options\.smallestEffect\.columns\.age has none of the shapes it may have/,
    );
    refused(
      JSON.stringify(
        changed((report) => {
          report["verdict"] = "maybe";
        }),
      ),
      /verdict must be one of drift, small, unknown, none, got "maybe"/,
    );
  });
});
