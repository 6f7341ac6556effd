import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, statSync } from "node:fs";
import { describe, test } from "node:test";
import { Worker } from "node:worker_threads";
import { fingerprint } from "@driftline/drift";
import { arrays, file } from "@driftline/source";
import { columnsOf, contentOf, countsOf, folder, messageOf, notesOf, place, save, saveParquet } from "./badFiles.ts";

const engines = ["memory", "duckdb"] as const;

const appending = `const { workerData } = require("node:worker_threads");
  const { openSync, writeSync } = require("node:fs");
  const file = openSync(workerData.path, "a");
  while (Atomics.load(workerData.ended, 0) === 0) writeSync(file, "1,more\\n");`;

const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(index)).join("");

describe("columns that hold something else from some file on are noted, whoever reads the files", () => {
  for (const ending of ["csv", "tsv", "ndjson"] as const) {
    test(ending, async () => {
      const write = (part: number, cell: (index: number) => string | null): void => {
        const line = (index: number): string => {
          const value = cell(index);
          if (ending === "ndjson")
            return `${JSON.stringify({ id: index, amount: value === null ? null : Number(value) || value })}\n`;
          return `${index}${ending === "csv" ? "," : "\t"}${value ?? ""}\n`;
        };
        const head = ending === "ndjson" ? "" : ending === "csv" ? "id,amount\n" : "id\tamount\n";
        save(`changed.${ending}/part-${part}.${ending}`, head + rows(1200, line));
      };
      write(1, () => null);
      write(2, (index) => `${index + 1}`);
      write(3, (index) => (index % 20 === 0 ? null : `${index + 5}`));
      write(4, (index) => ["low", "high"][index % 2] as string);
      write(5, (index) => `${index + 1}`);
      const folder = `changed.${ending}`;
      for (const engine of engines)
        assert.deepEqual(await notesOf(await file(place(`${folder}/*`), { engine })), [
          `kindChanges: column "amount" holds numbers in ${folder}/part-2.${ending} but words from ${folder}/part-4.${ending} on; compare the files apart, or set its type`,
        ]);
      for (const engine of engines)
        assert.deepEqual(
          await notesOf(await file(place(`${folder}/*`), { engine, types: { amount: "category" } })),
          [],
        );
      const same = [2, 3, 5].map((part) => place(`${folder}/part-${part}.${ending}`));
      for (const engine of engines) assert.deepEqual(await notesOf(await file(same, { engine })), []);
    });
  }
});

describe("Parquet files read together", () => {
  test("of two types in one column are an error that names the file and both types", async () => {
    const first = await saveParquet("types/a.parquet", "SELECT 1 AS n, 'x' AS s, {'k': 1} AS l");
    const cases = [
      ["SELECT 'one' AS n, 'x' AS s, {'k': 1} AS l", '"n" is VARCHAR here but INTEGER'],
      ["SELECT true AS n, 'x' AS s, {'k': 1} AS l", '"n" is BOOLEAN here but INTEGER'],
      ["SELECT 1 AS n, DATE '2020-01-01' AS s, {'k': 1} AS l", '"s" is DATE here but VARCHAR'],
      ["SELECT 1 AS n, 'x' AS s, {'other': 1} AS l", '"l" is nested here but nested'],
      ["SELECT 1 AS n, 'x' AS s, 5 AS l", '"l" is INTEGER here but nested'],
    ] as const;
    for (const [index, [query, what]] of cases.entries()) {
      const other = await saveParquet(`types/b${index}.parquet`, query);
      assert.equal(
        await messageOf(() => file([first, other])),
        `typeChanged: types/b${index}.parquet: column ${what} in types/a.parquet; write both with the same type, or compare the files apart`,
      );
    }
  });

  test("of types that go together are one table, in the order of the files", async () => {
    const paths = [
      await saveParquet(
        "mixed/1.parquet",
        "SELECT 1::TINYINT AS n, DATE '2020-01-02' AS t, NULL::DOUBLE AS s, [1] AS l",
      ),
      await saveParquet(
        "mixed/2.parquet",
        "SELECT 'x' AS s, 2.5::DOUBLE AS n, TIMESTAMP '2020-01-01 12:00:00' AS t, [2.5] AS l",
      ),
      await saveParquet(
        "mixed/3.parquet",
        "SELECT [NULL::INTEGER] AS l, 3.25::DECIMAL(20, 2) AS n, TIMESTAMPTZ '2020-01-01 12:00:00+02' AS t, 'y' AS s",
      ),
      await saveParquet(
        "mixed/4.parquet",
        "SELECT 4::UBIGINT AS n, TIMESTAMP_NS '2020-01-04 00:00:00' AS t, NULL AS s, NULL AS l",
      ),
    ];
    const whole = await file(place("mixed/*.parquet"));
    assert.deepEqual(await contentOf(whole), await contentOf(await file(paths)));
    const expected = arrays({
      n: [1, 2.5, 3.25, 4],
      t: ["2020-01-02", "2020-01-01T12:00", "2020-01-01T10:00", "2020-01-04"].map(
        (time) => new Date(`${time}${time.includes("T") ? "Z" : ""}`),
      ),
      s: [null, "x", "y", null],
      l: ["[1]", "[2.5]", "[null]", null],
    });
    assert.deepEqual(await columnsOf(whole), await columnsOf(expected));
    for (const column of ["n", "t", "s", "l"])
      assert.deepEqual(await countsOf(whole, column), await countsOf(expected, column));
    assert.equal(await fingerprint(whole), await fingerprint(expected));
  });

  test("may have their columns in any order, but not others", async () => {
    const first = await saveParquet("other/a.parquet", "SELECT 1 AS a, 2 AS b");
    const second = await saveParquet("other/b.parquet", "SELECT 4 AS b, 3 AS a");
    const third = await saveParquet("other/c.parquet", "SELECT 5 AS a, 6 AS c");
    assert.equal(await fingerprint(await file([first, second])), await fingerprint(arrays({ a: [1, 3], b: [2, 4] })));
    const message =
      'unequalColumns: other/c.parquet: this file lacks "b" and has "c", unlike other/a.parquet; files read together must have the same columns';
    assert.equal(await messageOf(() => file([first, third])), message);
  });
});

describe("text files read together", () => {
  for (const engine of engines) {
    test(`may have their columns in any order, but not others: ${engine}`, async () => {
      for (const [ending, first, second, third] of [
        ["csv", "a,b\n1,x\n", "b;a\ny;3\n", "a,c\n1,2\n"],
        ["tsv", "a\tb\n1\tx\n", "b\ta\ny\t3\n", "a\tc\n1\t2\n"],
        ["ndjson", '{"a":1,"b":"x"}', '{"b":"y","a":3}', '{"a":1,"c":2}'],
        ["json", '[{"a":1,"b":"x"}]', '[{"b":"y","a":3}]', '[{"a":1,"c":2}]'],
      ] as const) {
        const paths = [first, second, third].map((text, index) => save(`order.${engine}.${index}.${ending}`, text));
        const both = await file(paths.slice(0, 2), { engine });
        assert.equal(await fingerprint(both), await fingerprint(arrays({ a: [1, 3], b: ["x", "y"] })));
        const [texts] = await both.summarise([{ need: "texts", column: "b", as: "category", size: 9, seed: 1 }]);
        assert.deepEqual(texts, ["x", "y"]);
        const name = (index: number): string => `order.${engine}.${index}.${ending}`;
        assert.equal(
          await messageOf(() => file(paths, { engine })),
          `unequalColumns: ${name(2)}: this file lacks "b" and has "c", unlike ${name(0)}; files read together must have the same columns`,
        );
      }
    });
  }

  test("may be a thousand", async () => {
    const paths = Array.from({ length: 1000 }, (_, index) => save(`thousand/${index}.csv`, `a,b\n${index},x\n`));
    const source = await file(paths, { engine: "duckdb" });
    assert.equal((await source.describe()).rows, 1000);
  });
});

describe("a list of files", () => {
  test("that lacks one names it", async () => {
    const there = save("there.csv", "a\n1\n");
    for (const engine of engines)
      assert.equal(
        await messageOf(() => file([there, place("none.csv")], { engine })),
        "noFile: none.csv: there is no such file; check the path",
      );
  });

  test("holds files and patterns, and no folder, nothing else and not nothing", async () => {
    const paths = ["list-1.csv", "list-2.csv"].map((name) => save(name, "a\n1\n"));
    const source = await file([place("list-[12].csv"), paths[0] as string]);
    assert.equal((await source.describe()).rows, 3);
    assert.equal(source.name, `${place("list-[12].csv")} and 1 more`);
    mkdirSync(place("within.csv"));
    assert.equal(
      await messageOf(() => file([paths[0] as string, place("within.csv")])),
      "isDirectory: within.csv: this is a directory; name a file, or several by a glob such as *.csv",
    );
    const message = "badOption: file: name a file by its path, or several in a list, got";
    assert.equal(await messageOf(() => file([])), `${message} an empty list`);
    assert.equal(await messageOf(() => file(JSON.parse('["a.csv", 5]'))), `${message} 5`);
    assert.equal(await messageOf(() => file(JSON.parse("null"))), `${message} null`);
    assert.equal(
      await messageOf(() => file([paths[0] as string, save("list-3.tsv", "a\n1\n")])),
      "mixedFormats: list-1.csv and 1 more: the files are of several formats (csv, tsv); name those of one",
    );
  });
});

describe("a file that changes while it is read is no half of one thing and half of another", () => {
  const changed = (name: string): string =>
    `${name}: the file changed while it was read; compare it again when nothing writes to it, or compare a copy`;

  for (const engine of engines) {
    test(`a text that another thread writes to: ${engine}`, async () => {
      const path = save(`growing.${engine}.csv`, `a,b\n${rows(1_000_000, (index) => `${index},word ${index % 7}\n`)}`);
      const ended = new Int32Array(new SharedArrayBuffer(4));
      const writer = new Worker(appending, { eval: true, workerData: { path, ended } });
      try {
        const size = statSync(path).size;
        while (statSync(path).size === size) await new Promise((resolve) => setTimeout(resolve, 5));
        // A busy machine may leave the writer no time while a file is read once.
        const messages = new Set<string>();
        for (let tries = 0; tries < 50 && messages.size === 0; tries += 1)
          await file(path, { engine }).catch((error: Error) => messages.add(error.message.replace(`${folder}/`, "")));
        assert.deepEqual([...messages], [changed(`growing.${engine}.csv`)]);
      } finally {
        Atomics.store(ended, 0, 1);
        await once(writer, "exit");
      }
    });
  }

  test("a Parquet file that is written again after it was opened", async () => {
    const path = await saveParquet("again.parquet", "SELECT i::DOUBLE AS a FROM range(1000) t(i)");
    const source = await file(path);
    await saveParquet("again.parquet", "SELECT i + 1.5 AS a FROM range(1000) t(i)");
    const asked = (): Promise<unknown> => source.summarise([{ need: "ordered", column: "a", as: "number" }]);
    assert.equal(await messageOf(asked), `fileChanged: ${changed("again.parquet")}`);
  });
});
