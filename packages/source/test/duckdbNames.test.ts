import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { compare, fingerprint } from "@driftline/drift";
import { arrays, file } from "@driftline/source";
import { columnsOf, contentOf, countsOf, folder, messageOf, notesOf, place, save, saveParquet } from "./badFiles.ts";
import { runInDuckdb, tableStatements } from "./duckdb.ts";

const oddNames = [
  '"',
  "'",
  "?",
  "*",
  "[a]",
  "{a,b}",
  "two\nlines",
  "日本語 👍",
  "__proto__",
  "constructor",
  "position",
  "$1",
  "; DROP TABLE t; --",
  "x') OR 1=1 --",
  'a" FROM t; --',
  "\\",
  "%s",
  "<script>",
  "\ufeffmarked",
];

describe("names and texts are never more than names and texts", () => {
  test("of columns", async () => {
    const table = new Map(oddNames.map((name, index) => [name, [index, index + 0.5, null]]));
    const path = place("columns.parquet");
    await runInDuckdb(":memory:", ...tableStatements(table), `COPY t TO '${path}' (FORMAT parquet)`);
    const json = save(
      "columns.ndjson",
      [0, 1, 2]
        .map((row) => JSON.stringify(Object.fromEntries([...table].map(([name, cells]) => [name, cells[row]]))))
        .join("\n"),
    );
    for (const source of [await file(path), await file(json, { engine: "duckdb" })]) {
      assert.deepEqual(new Set(await columnsOf(source)), new Set(oddNames));
      assert.equal(await fingerprint(source), await fingerprint(arrays(table)));
      for (const name of oddNames) {
        const part = source.where({ column: name, from: 0, to: 1000 }).where({ sample: 1, seed: 4 });
        const [counts] = await part.summarise([{ need: "counts", column: name, as: "number" }]);
        assert.equal([...counts.values()].join(), "1");
      }
    }
  });

  test("of a column called Position, by which rows are not numbered", async () => {
    const path = await saveParquet(
      "position.parquet",
      'SELECT i AS "Position", i + 1 AS "position_" FROM range(20) t(i)',
    );
    const part = (await file(path)).where({ sample: 20, seed: 1 });
    assert.deepEqual(await columnsOf(part), ["Position", "position_"]);
    assert.equal((await part.describe()).rows, 20);
  });

  test("of values that are chosen", async () => {
    const values = [...oddNames, "", " ", "a\0b", "a'b\0", "NULL", "true", "1.0", "1"];
    const table = new Map([["v", [...values, ...values]]]);
    const path = place("values.parquet");
    const texts = values.map((value) =>
      value.includes("\0") ? value.split("\0").map(quoted).join(" || chr(0) || ") : quoted(value),
    );
    await runInDuckdb(
      ":memory:",
      "CREATE TABLE t (v VARCHAR)",
      ...[...texts, ...texts].map((text) => `INSERT INTO t VALUES (${text})`),
      `COPY t TO '${path}' (FORMAT parquet)`,
    );
    const sources = [
      await file(path),
      await file(save("values.json", JSON.stringify(table.get("v")?.map((v) => ({ v })))), { engine: "duckdb" }),
    ];
    for (const source of sources)
      for (const value of values) {
        const [expected, found] = [arrays(table), source].map((from) => from.where({ column: "v", equals: value }));
        assert.deepEqual(
          await contentOf(found as typeof source),
          await contentOf(expected as typeof source),
          JSON.stringify(value),
        );
      }
  });

  test("of files and folders", async () => {
    const names = [
      "it's",
      'say "hi"',
      "what?",
      "50*",
      "[1]",
      "{a,b}",
      "two\nlines",
      "日本語 👍",
      "~",
      "a;b",
      "year=2024/month=1/part",
      "%41",
      "--",
    ];
    for (const name of names) {
      const expected = arrays({ a: [1, 2] });
      const paths = [
        await saveParquet(`paths/${name}.parquet`, "SELECT unnest([1, 2])::DOUBLE AS a"),
        save(`paths/${name}.csv`, "a\n1\n2\n"),
        save(`paths/${name}.ndjson`, '{"a":1}\n{"a":2}\n'),
        save(`paths/${name}.json`, '[{"a":1},{"a":2}]'),
      ];
      for (const path of paths)
        assert.deepEqual(await contentOf(await file(path, { engine: "duckdb" })), await contentOf(expected), path);
      const database = place(`paths/${name}.duckdb`);
      await runInDuckdb(database, "CREATE TABLE t AS SELECT unnest([1, 2])::DOUBLE AS a");
      assert.deepEqual(await contentOf(await file(`duckdb:${database}?table=t`)), await contentOf(expected), database);
    }
  });

  test("of a folder that stands for the home of the user elsewhere", async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      const path = await saveParquet("~/home.parquet", "SELECT 5 AS a");
      assert.ok(existsSync(path));
      assert.deepEqual(await countsOf(await file("~/home.parquet"), "a"), [["5", 1]]);
    } finally {
      process.chdir(before);
    }
  });

  test("of columns that differ in capital letters, or have no name, as DuckDB has to call them", async () => {
    // Written by pyarrow 26.0.1: the columns "" and "b".
    const bare =
      "UEFSMRUAFSwVLCwVBBUAFQYVBhwAAAACAAAABAEBAAAAAAAAAAIAAAAAAAAAFQAVIBUgLBUEFQAVBhUGHAAAAAIAAAAEAQEAAAB4AQAAAHkVBBk8NQAYBnNjaGVtYRUEABUEJQIYAAAVDCUCGAFiJQBMHAAAABYEGRwZLCYAHBUEGSUGABkYABUAFgQWUhZSJghJHBUAFQAVAgA8KQYZJgAEAAAAJgAcFQwZJQYAGRgBYhUAFgQWRhZGJlpJHBUAFQAVAgA8FgQZBhkmAAQAAAAWmAEWBCYIFpgBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4wLjEZLBwAABwAAAC3AAAAUEFSMQ==";
    assert.deepEqual(await notesOf(await file(save("nameless.parquet", Buffer.from(bare, "base64")))), [
      'renamed: column 1 has no name; it is called "C0"',
    ]);
  });

  test("of a column that DuckDB would read wrongly, which is left out", async () => {
    // Written by pyarrow 26.0.1: n: [1, 2] and wide: decimal256(50, 2) [1, 2].
    const wide =
      "UEFSMRUAFSwVLCwVBBUAFQYVBhwAAAACAAAABAEBAAAAAAAAAAIAAAAAAAAAFQAVYBVgLBUEFQAVBhUGHAAAAAIAAAAEAQAAAAAAAAAAAAAAAAAAAAAAAAAAZAAAAAAAAAAAAAAAAAAAAAAAAAAAyBUEGTw1ABgGc2NoZW1hFQQAFQQlAhgBbgAVDhUqFQIYBHdpZGUlChUEFWQsXBUEFWQAAAAWBBkcGSwmABwVBBklBgAZGAFuFQAWBBZSFlImCEkcFQAVABUCADwpBhkmAAQAAAAmABwVDhklBgAZGAR3aWRlFQAWBBaGARaGASZaSRwVABUAFQIAPCkGGSYABAAAABbYARYEJggW2AEAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRksHAAAHAAAAMkAAABQQVIx";
    const source = await file(save("wide.parquet", Buffer.from(wide, "base64")));
    assert.deepEqual(await columnsOf(source), ["n"]);
    assert.deepEqual(await notesOf(source), [
      'leftOut: "wide" holds decimals of more than 38 digits, which DuckDB does not read; the column is left out',
    ]);
  });
});

describe("a DuckDB database", () => {
  const url = (name: string, table: string): string => `duckdb:${place(name)}?table=${table}`;

  test("gives its tables by name, whatever the name is", async () => {
    const odd = ['x"; DROP TABLE t; --', "50%", "?table=t", "it's", "Table", "日本"];
    const path = place("odd.duckdb");
    const made = odd.map((name, index) => `CREATE TABLE "${name.replaceAll('"', '""')}" AS SELECT ${index} AS a`);
    await runInDuckdb(
      path,
      "CREATE TABLE t AS SELECT 99 AS a",
      ...made,
      'CREATE SCHEMA "my s"',
      'CREATE VIEW "my s"."v.w" AS SELECT 77 AS a FROM main.t',
    );
    for (const [index, name] of odd.entries()) {
      assert.deepEqual(await countsOf(await file(url("odd.duckdb", name)), "a"), [[String(index), 1]], name);
      assert.deepEqual(
        await countsOf(await file(url("odd.duckdb", encodeURIComponent(name))), "a"),
        [[String(index), 1]],
        name,
      );
    }
    assert.deepEqual(await countsOf(await file(url("odd.duckdb", "my s.v.w")), "a"), [["77", 1]]);
    assert.deepEqual(await countsOf(await file(url("odd.duckdb", "main.t")), "a"), [["99", 1]]);
  });

  test("says which tables it has", async () => {
    await runInDuckdb(
      place("tables.duckdb"),
      "CREATE TABLE orders AS SELECT 1 AS a",
      "CREATE TABLE people AS SELECT 1 AS a",
    );
    await runInDuckdb(place("bare.duckdb"), "CREATE SCHEMA s");
    const cases = [
      [
        `duckdb:${place("tables.duckdb")}`,
        "duckdb:tables.duckdb: name a table of it, as in duckdb:tables.duckdb?table=orders",
      ],
      [
        url("tables.duckdb", "order"),
        'duckdb:tables.duckdb?table=order: there is no table "order"; did you mean "orders"?',
      ],
      [url("bare.duckdb", "t"), 'duckdb:bare.duckdb?table=t: there is no table "t"; the database has none'],
    ] as const;
    for (const [asked, message] of cases) assert.equal(await messageOf(() => file(asked)), `noTable: ${message}`);
  });

  test("that is not there is not made", async () => {
    assert.equal(
      await messageOf(() => file(url("none.duckdb", "t"))),
      "noFile: none.duckdb: there is no such file; check the path",
    );
    assert.equal(existsSync(place("none.duckdb")), false);
  });

  test("that is none, or none any more", async () => {
    const whole = place("whole.duckdb");
    await runInDuckdb(whole, "CREATE TABLE t AS SELECT i AS a FROM range(100000) t(i)");
    const bytes = readFileSync(whole);
    const wrong =
      "this is no DuckDB database; give a file that DuckDB wrote, or the path of a CSV, JSON or Parquet file alone";
    const cases: readonly [name: string, content: string | Uint8Array, message: string][] = [
      ["text.duckdb", "a,b\n1,2\n".repeat(1000), `wrongFormat: text.duckdb: ${wrong}`],
      ["empty.duckdb", "", `wrongFormat: empty.duckdb: ${wrong}`],
      ["short.duckdb", "hello", `wrongFormat: short.duckdb: ${wrong}`],
      // Not even looked at by what reads SQLite, which would have to be fetched from the network.
      ["sqlite.duckdb", `SQLite format 3\0${"x".repeat(8000)}`, `wrongFormat: sqlite.duckdb: ${wrong}`],
      [
        "half.duckdb",
        bytes.subarray(0, bytes.length >> 1),
        "badDatabase: half.duckdb: the database is damaged; copy it again",
      ],
    ];
    for (const [name, content, message] of cases) {
      save(name, content);
      assert.equal(await messageOf(() => file(url(name, "t"))), message);
    }
    const isDirectory = "isDirectory: : this is a directory; name a file, or several by a glob such as *.csv";
    assert.equal(await messageOf(() => file(`duckdb:${folder}/?table=t`)), isDirectory);
  });

  test("that another process writes to", async () => {
    const path = place("locked.duckdb");
    await runInDuckdb(path, "CREATE TABLE t AS SELECT 1 AS a");
    const api = createRequire(import.meta.url).resolve("@duckdb/node-api");
    const script = `require(process.argv[1]).DuckDBInstance.create(process.argv[2]).then((instance) => instance.connect())
      .then((connection) => { globalThis.kept = connection; console.log("open"); setInterval(() => {}, 1000); });`;
    const writer = spawn(process.execPath, ["-e", script, api, path]);
    try {
      await once(writer.stdout, "data");
      assert.equal(
        await messageOf(() => file(`duckdb:${path}?table=t`)),
        "locked: locked.duckdb: another process writes to this database; wait until it has ended, or compare a copy",
      );
    } finally {
      writer.kill();
      await once(writer, "exit");
    }
    assert.deepEqual(await countsOf(await file(`duckdb:${path}?table=t`), "a"), [["1", 1]]);
  });

  test("is another than the one whose name differs in capital letters, and the same by another path", async () => {
    for (const [name, from] of [
      ["Same.duckdb", 0],
      ["same.duckdb", 50],
    ] as const)
      await runInDuckdb(place(name), `CREATE TABLE t AS SELECT (i + ${from})::DOUBLE AS a FROM range(100) t(i)`);
    symlinkSync(place("same.duckdb"), place("link.duckdb"));
    const sources = await Promise.all(
      ["Same.duckdb", "same.duckdb", "link.duckdb"].map((name) => file(url(name, "t"))),
    );
    const [first, second, third] = await Promise.all(sources.map((source) => fingerprint(source)));
    assert.notEqual(first, second);
    assert.equal(second, third);
    const report = await compare(sources[0] as (typeof sources)[0], sources[1] as (typeof sources)[0]);
    assert.equal(report.columns[0]?.shift?.value, 50);
  });
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
