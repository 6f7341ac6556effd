import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compare } from "../packages/drift/src/compare.ts";
import { html } from "../packages/drift/src/render/html.ts";
import { json } from "../packages/drift/src/render/json.ts";
import { readReport } from "../packages/drift/src/render/readReport.ts";
import { text } from "../packages/drift/src/render/text.ts";
import type { Report } from "../packages/drift/src/report.ts";
import { reportSchema } from "../packages/drift/src/schema.ts";
import { adult } from "../packages/source/src/adult.ts";

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(reportSchema);
const options = { default: {}, segments: { segments: ["sex"] }, evidently: { preset: "evidently" } } as const;

for (const [name, chosen] of Object.entries(options))
  describe(`the report on Adult, ${name}`, () => {
    let report: Report;
    before(async () => {
      const { reference, production } = await adult();
      report = await compare(reference, production, { ...chosen, createdAt: "2026-11-20T00:00:00Z" });
    });

    test("keeps the schema, whole and shortened, and reads back as it was", () => {
      for (const target of ["file", "notebook"] as const)
        assert.ok(validate(JSON.parse(json(report, { for: target }))), JSON.stringify(validate.errors?.slice(0, 3)));
      assert.deepEqual(readReport(json(report)), report);
    });

    test("stays within what a file and a notebook may hold", () => {
      assert.ok(Buffer.byteLength(html(report, { for: "file" })) < 150_000);
      assert.ok(Buffer.byteLength(html(report, { for: "notebook" })) < 35_000);
      assert.ok(Buffer.byteLength(json(report, { for: "notebook" })) < 50_000);
    });

    test("says what changed first", () =>
      assert.match(
        text(report),
        /^▲ Drift: 4 of 15 columns changed enough to matter: education, education-num, occupation, age\./,
      ));
  });
