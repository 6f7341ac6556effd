import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { compare, DriftlineError, type Reading, random, type Source } from "@driftline/drift";
import { file } from "@driftline/source";
import { directTable } from "../src/parquet/direct.ts";
import { runInDuckdb } from "./duckdb.ts";

/** Written by pyarrow 26.0.1, as write.py beside them says. */
const written = (name: string): string => fileURLToPath(new URL(`data/parquet/${name}.parquet`, import.meta.url));

const plain = [
  ...["double", "whole", "odd", "float", "int8", "uint16", "int32", "uint32", "int64", "bool", "text", "nothing"],
  ...["date", "milliseconds", "microseconds", "nanoseconds", "zoned", "early"],
];

/** Columns that are read here; DuckDB reads the others. */
const here: Readonly<Record<string, readonly string[]>> = {
  snappy: plain.flatMap((name) => (name === "text" ? ["text", "unique"] : name)),
  second: plain,
  gzip: plain,
  none: plain,
  "many-pages": plain,
  "no-dictionary": plain.filter((name) => name !== "text"),
  "no-statistics": ["double", "text"],
  split: [],
  delta: [],
  lz4: [],
  empty: ["x"],
};

async function assertSame(paths: string | readonly string[]): Promise<void> {
  const [direct, duckdb] = [await file(paths, { name: "t" }), await file(paths, { name: "t", engine: "duckdb" })];
  const facts = await duckdb.describe();
  assert.deepEqual(await direct.describe(), facts);
  for (const { name } of facts.columns)
    assert.deepEqual(await answers(direct, name), await answers(duckdb, name), `column ${name}`);
  const report = await compare(direct, duckdb);
  assert.equal(report.reference.fingerprint, report.current.fingerprint);
}

/** Everything there is to know of a column, whatever it is read as. */
async function answers(source: Source, column: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const as of ["category", "number", "time"] as const satisfies readonly Reading[]) {
    found.push(await source.summarise([{ need: "presence", column, as }]));
    const [counts] = await source.summarise([{ need: "counts", column, as }]);
    found.push(new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1))));
    if (as === "category") continue;
    const [ordered] = await source.summarise([{ need: "ordered", column, as }]);
    const { values, counts: rows } = ordered;
    found.push([...values].flatMap((value, index) => new Array<number>(rows?.[index] ?? 1).fill(value)));
  }
  return found;
}

describe("columns of Parquet files that are read here are what DuckDB reads", () => {
  for (const [name, columns] of Object.entries(here))
    test(`${name}, of which ${columns.length || "no"} columns are read here`, async () => {
      assert.deepEqual([...(directTable([written(name)])?.columns.keys() ?? [])], columns);
      await assertSame(written(name));
    });

  test("several files, each with its own dictionaries and pages", async () => {
    const paths = ["second", "gzip", "many-pages"].map(written);
    assert.equal(directTable(paths)?.columns.size, plain.length);
    await assertSame(paths);
  });

  test("a nested column, whose file is left to DuckDB", async () => {
    assert.equal(directTable([written("nested")]), undefined);
    const report = await compare(await file(written("nested")), await file(written("nested")));
    assert.deepEqual(
      report.columns.map(({ name }) => name),
      ["list", "x"],
    );
  });
});

describe("Parquet files that DuckDB wrote", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "driftline-parquet-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const columns = [
    "CASE WHEN i % 7 > 0 THEN i * 0.37 + i % 11 END AS fraction",
    "(i % 50)::INTEGER AS few",
    "i::BIGINT * 1000003 AS whole",
    "CASE WHEN i % 3 > 0 THEN 'group ' || i % 40 END AS category",
    "i % 5 = 0 AS flag",
    "TIMESTAMP '2026-01-01' + INTERVAL (i) SECOND AS at",
    "DATE '2026-01-01' + (i % 90)::INTEGER AS day",
    "(i / 7)::FLOAT AS narrow",
  ];
  const options = [
    "COMPRESSION snappy",
    "COMPRESSION zstd, ROW_GROUP_SIZE 5000",
    "COMPRESSION gzip",
    "PARQUET_VERSION v2",
  ];
  for (const option of options)
    test(option, async () => {
      const target = path.join(folder, "t.parquet");
      await runInDuckdb(
        ":memory:",
        `COPY (SELECT ${columns.join(", ")} FROM range(20000) r(i)) TO '${target}' (FORMAT parquet, ${option})`,
      );
      assert.ok((directTable([target])?.columns.size ?? 0) >= (option.includes("v2") ? 0 : 6), "read here");
      await assertSame(target);
    });
});

for (const [name, rounds] of [["many-pages", 150] as const, ["gzip", 60] as const, ["second", 60] as const])
  test(`whatever bytes of a file are wrong (${name}), there is an answer or an error that says so`, () =>
    breakBytes(name, rounds));

async function breakBytes(name: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-parquet-"));
  try {
    const whole = readFileSync(written(name));
    const { below } = random(11);
    const good = await file(written(name));
    for (let round = 0; round < rounds; round += 1) {
      const broken = Buffer.from(whole);
      // Pages' heads and the end of the file are where wrong bytes matter most.
      const start = round % 2 === 0 ? below(whole.length) : whole.length - 1 - below(6000);
      for (let index = start; index < Math.min(start + 1 + below(3), whole.length); index += 1)
        broken[index] = below(256);
      const target = path.join(folder, `broken-${round}.parquet`);
      writeFileSync(target, broken);
      try {
        const report = await compare(good, await file(target));
        assert.equal(report.columns.length > 0, true);
        // What cannot be read is told in words that name the file.
        for (const { error = "broken-" } of report.columns) assert.match(error, /broken-|not both sides|only one side/);
      } catch (error) {
        if (!(error instanceof DriftlineError)) throw error;
        assert.match(error.message, /broken-\d+\.parquet|column/);
      }
      rmSync(target);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
