import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { compare } from "@driftline/drift";
import { arrays, file } from "@driftline/source";
import { broken, brokenLines, contentOf, jsonRows, messageOf, notesOf, place, save, saveParquet } from "./badFiles.ts";
import { askDuckdb } from "./duckdb.ts";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

describe("a broken row in a large text is named with its line, by DuckDB as by our own reader", () => {
  const cases: readonly [name: string, content: string | Uint8Array, message: string][] = [
    [
      "many.csv",
      broken("7,word,3,4"),
      "raggedRow: many.csv: line 100001 has 4 fields but there are 3 columns; put fields that hold the separator in quotes",
    ],
    [
      "few.csv",
      broken("7,word"),
      "raggedRow: few.csv: line 100001 has 2 fields but there are 3 columns; write missing cells as empty fields",
    ],
    [
      "lines.csv",
      broken("7,word").replace("\n5,word 5,", '\n5,"two\nlines",'),
      "raggedRow: lines.csv: line 100002 has 2 fields but there are 3 columns; write missing cells as empty fields",
    ],
    [
      "open.csv",
      broken('7,"word,3'),
      "openQuote: open.csv: line 100001 opens a quote that is never closed; close it, or double it if it is part of the text",
    ],
    [
      "after.csv",
      broken('7,"word"x,3'),
      "badQuote: after.csv: line 100001 has text after a closing quote; write a quote within quotes twice",
    ],
    [
      "latin.csv",
      latin(broken("7,caf\xe9,3")),
      `badEncoding: latin.csv: byte ${broken("").split("\n").slice(0, 100_000).join("\n").length + 6} is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)`,
    ],
    [
      "zero.csv",
      broken("7,wo\0rd,3"),
      `wrongFormat: zero.csv: byte ${broken("").split("\n").slice(0, 100_000).join("\n").length + 5} is NUL, so this is no text; give a CSV, TSV or JSON file`,
    ],
    [
      "colon.ndjson",
      brokenLines('{"id" 7}'),
      "badJson: colon.ndjson: line 100000 is not valid JSON: Expected ':' after property name",
    ],
    [
      "cut.ndjson",
      `${brokenLines("")}\n{"id": 1`,
      "badJson: cut.ndjson: line 120001 is not valid JSON: Expected ',' or '}' after property value",
    ],
    [
      "array.ndjson",
      brokenLines("[7]"),
      "badRow: array.ndjson: row 99999 must be an object of column names and cells, got an array",
    ],
    [
      "null.ndjson",
      brokenLines("null"),
      "badRow: null.ndjson: row 99999 must be an object of column names and cells, got null",
    ],
    [
      "text.ndjson",
      brokenLines('"word"'),
      "badRow: text.ndjson: row 99999 must be an object of column names and cells, got a string",
    ],
    [
      "colon.json",
      `[${jsonRows.with(99_999, '{"id" 7}').join(",\n")}]`,
      "badJson: colon.json: line 100000 is not valid JSON: Expected ':' after property name",
    ],
    [
      "number.json",
      `[${jsonRows.with(99_999, "7").join(",\n")}]`,
      "badRow: number.json: row 99999 must be an object of column names and cells, got a number",
    ],
    [
      "cut.json",
      `[${jsonRows.join(",\n")}`,
      "badJson: cut.json: line 120000 is not valid JSON: Expected ',' or ']' after array element",
    ],
    [
      "cut.csv.gz",
      gzipSync(broken("")).subarray(0, 100_000),
      "badGzip: cut.csv.gz: this is no whole gzip file; copy it again, or take .gz from its name",
    ],
    [
      "plain.tsv.gz",
      "a\tb\n1\t2\n",
      "badGzip: plain.tsv.gz: this is no whole gzip file; copy it again, or take .gz from its name",
    ],
    [
      "cut.ndjson.gz",
      gzipSync(jsonRows.join("\n")).subarray(0, 100_000),
      "badGzip: cut.ndjson.gz: this is no whole gzip file; copy it again, or take .gz from its name",
    ],
    ["empty.csv", "", "emptyFile: empty.csv: the file is empty; a table has at least its column names"],
    [
      "empty.ndjson.gz",
      gzipSync(""),
      "emptyFile: empty.ndjson.gz: the file is empty; a table has at least its column names",
    ],
  ];
  for (const [name, content, message] of cases) {
    test(name, async () => {
      const path = save(name, content);
      assert.equal(await messageOf(() => file(path, { engine: "duckdb" })), message);
      assert.equal(await messageOf(() => file(path, { engine: "memory" })), message);
    });
  }

  test("also in a file of over 32 MB, which is read by DuckDB without being told", async () => {
    const path = save("large.csv", broken("7,word").replaceAll("word", "word".padEnd(300, "-")));
    const message =
      "raggedRow: large.csv: line 100001 has 2 fields but there are 3 columns; write missing cells as empty fields";
    assert.equal(await messageOf(() => file(path)), message);
  });
});

describe("what DuckDB reads otherwise, or not at all, is read as in memory", () => {
  const cases: readonly [name: string, content: string | Uint8Array][] = [
    ["line ends of two kinds.csv", "a,b\n1,2\r\n3,4\n5,6\r\n"],
    ["a long line.csv", `a,b\n${"x".repeat(3_000_000)},2\n3,4\n`],
    ["blank lines before the names.csv", "\n\r\n\na,b\n1,2\n\n3,4\n"],
    ["spaces around quotes.csv", 'a,b\n "x, y" ,1\n  "z",2\n"","" \n w ,\n'],
    ["names that differ in capital letters.csv", "a,A\n1,2\n"],
    ["no line end at the end.csv", 'a\n1\n""'],
    ["a byte order mark.csv", "\ufeffa,b\n1,2\n"],
    ["a byte order mark.ndjson", '\ufeff{"a":1}\n{"a":2}\n'],
    ["UTF-16.csv", utf16("a,b\n1,ünïcödé\n2,👍\n")],
    ["UTF-16.tsv.gz", gzipSync(utf16("a\tb\n1\tünïcödé\n"))],
    ["UTF-16.json", utf16('[{"a":"é"},{"a":2}]')],
    ["names that differ in capital letters.ndjson", '{"a":1,"A":2,"":3}\n{"a":3}\n'],
    ["a key twice.ndjson", '{"a":1,"a":2}\n{"a":3}\n'],
    ["half a character.ndjson", '{"a":"x\\ud800y"}\n{"a":"z"}\n'],
    ["objects without keys.ndjson", "{}\n{}\n"],
    ["blank lines alone.ndjson", "\n\n"],
    ["a large object.ndjson", `{"a":"${"x".repeat(20_000_000)}","b":1}\n{"a":"y"}\n`],
    [
      "as Python writes it.ndjson",
      '{"a":NaN,"b":[NaN,1],"c":"NaN"}\n{"a":-Infinity,"b":null,"c":"-Infinity"}\n{"a":1.5}\n',
    ],
    [
      "lists and objects.ndjson",
      '{"a":[1, 2.0, {"x":1e2}],"b":{"k":12345678901234567890},"c":"[1]"}\n{"a":[],"b":null,"c":"é"}\n',
    ],
    ["lists and objects.json", '[{"a":[1, 2.0]},\n{"a":"x"},{"a":null}, {"b":{}}]'],
    ["long numbers.ndjson", '{"a":9007199254740993,"b":1e400,"c":0.1000000000000000055}\n{"a":1,"b":-0,"c":1E5}\n'],
    ["columns.json", '{"a":[1,2],"b":["x",null]}'],
    ["no objects.json", "[]"],
    ["lines of one column.tsv", "a\n1\n\n2\n\n"],
    ["packed.json.gz", gzipSync('[{"a":1,"b":"x"},\n{"a":2}]')],
    ["packed.ndjson.gz", gzipSync('{"a":1,"b":"x"}\n{"a":2}\n')],
    ["packed.jsonl.gz", gzipSync('\ufeff{"a":1,"b":"x"}\r\n{"a":2}\r\n')],
    ["packed in parts.csv.gz", Buffer.concat([gzipSync("a,b\n1,x\n"), gzipSync("2,y\n")])],
  ];
  for (const [name, content] of cases) {
    test(name, async () => {
      const path = save(name, content);
      const [duckdb, memory] = await Promise.all([file(path, { engine: "duckdb" }), file(path, { engine: "memory" })]);
      assert.deepEqual(await contentOf(duckdb), await contentOf(memory));
    });
  }

  test("cells that are lists or objects are noted", async () => {
    const path = save("nested.ndjson", '{"a":[1],"b":1}\n{"a":{},"b":2}\n');
    for (const engine of ["duckdb", "memory"] as const)
      assert.deepEqual(await notesOf(await file(path, { engine })), [
        'nested: 2 cells of "a" hold objects or arrays; they are compared as their JSON text',
      ]);
  });

  test("a JSON object of arrays of over 32 MB", async () => {
    const [numbers, texts] = [
      [1, null, 2.5],
      ["x".repeat(20_000_000), "y".repeat(14_000_000), null],
    ];
    const source = await file(save("columns of 33 MB.json", JSON.stringify({ numbers, texts })));
    assert.deepEqual(await contentOf(source), await contentOf(arrays({ numbers, texts })));
  });

  test("a Parquet file under gzip", async () => {
    const whole = readFileSync(await saveParquet("to pack.parquet", "SELECT unnest([1, 2.5, NULL])::DOUBLE AS a"));
    const source = await file(save("packed.parquet.gz", gzipSync(whole)));
    assert.deepEqual(await contentOf(source), await contentOf(arrays({ a: [1, 2.5, null] })));
  });

  test("an engine that there is not", async () => {
    const path = save("engine.csv", "a\n1\n");
    assert.equal(
      await messageOf(() => file(path, JSON.parse('{"engine":"spark"}'))),
      'badOption: file: engine must be one of auto, memory, duckdb, got "spark"',
    );
  });
});

describe("a Parquet file that cannot be read is named, with what to do", () => {
  const cases: readonly [name: string, change: (whole: Buffer) => Uint8Array, message: string][] = [
    [
      "cut.parquet",
      (whole) => whole.subarray(0, whole.length >> 1),
      "badParquet: cut.parquet: the end of this Parquet file is missing; copy it again, or wait until it is written",
    ],
    [
      "marks.parquet",
      () => Buffer.from("PAR1PAR1"),
      "badParquet: marks.parquet: the end of this Parquet file is missing; copy it again, or wait until it is written",
    ],
    [
      "nothing.parquet",
      () => Buffer.alloc(0),
      "emptyFile: nothing.parquet: the file is empty; a Parquet file has at least its columns' names",
    ],
    [
      "csv.parquet",
      () => Buffer.from("a,b\n1,2\n"),
      "wrongFormat: csv.parquet: this is no Parquet file, whatever its name says; give it the ending of what it is",
    ],
    [
      "secret.parquet",
      () => Buffer.from("PARE............PARE"),
      "badParquet: secret.parquet: this Parquet file is encrypted; write it without encryption",
    ],
    [
      "footer.parquet",
      (whole) => flipped(whole, whole.length - 300, 200),
      "badParquet: footer.parquet: the file is damaged; copy it again",
    ],
    [
      "length.parquet",
      (whole) => flipped(whole, whole.length - 8, 4),
      "badParquet: length.parquet: the file is damaged; copy it again",
    ],
    [
      "cut.parquet.gz",
      (whole) => gzipSync(whole).subarray(0, 1000),
      "badGzip: cut.parquet.gz: this is no whole gzip file; copy it again, or take .gz from its name",
    ],
    [
      "csv.parquet.gz",
      () => gzipSync("a,b\n1,2\n"),
      "wrongFormat: csv.parquet.gz: this is no Parquet file, whatever its name says; give it the ending of what it is",
    ],
    [
      "footer.parquet.gz",
      (whole) => gzipSync(flipped(whole, whole.length - 300, 200)),
      "badParquet: footer.parquet.gz: the file is damaged; copy it again",
    ],
    // Written by pyarrow 26.0.1: a table without columns.
    [
      "bare.parquet",
      () => Buffer.from(bare, "base64"),
      "noColumns: bare.parquet: this Parquet file has no columns; write it again",
    ],
    ["parquet.csv", (whole) => whole, "wrongFormat: parquet.csv: this is a Parquet file; end its name in .parquet"],
  ];
  for (const [name, change, message] of cases) {
    test(name, async () => {
      const whole = readFileSync(
        await saveParquet("whole.parquet", "SELECT i AS a, 'x' || i AS b FROM range(1000) t(i)"),
      );
      const path = save(name, change(whole));
      assert.equal(await messageOf(() => file(path, { engine: "duckdb" })), message);
    });
  }

  test("a folder", async () => {
    mkdirSync(place("folder.parquet"));
    const message = "isDirectory: folder.parquet: this is a directory; name a file, or several by a glob such as *.csv";
    assert.equal(await messageOf(() => file(place("folder.parquet"))), message);
  });
});

test("where the cells of one Parquet column are damaged, that column fails and the rest of the report stands", async () => {
  const query = `SELECT i::BIGINT AS whole, i * 0.5::DOUBLE AS double, 'word ' || (i % 10) AS word, [i % 3] AS list,
    TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE AS time, (i * 1.1)::DECIMAL(18, 2) AS decimal FROM range(9000) t(i)`;
  const good = await saveParquet("good.parquet", query, ", ROW_GROUP_SIZE 3000");
  const pages = await askDuckdb(
    `SELECT path_in_schema, row_group_id, coalesce(dictionary_page_offset, data_page_offset)::DOUBLE, total_compressed_size::DOUBLE
     FROM parquet_metadata('${good}') WHERE row_group_id IN (0, 2)`,
  );
  const bytes = readFileSync(good);
  const names = ["whole", "double", "word", "list", "time", "decimal"];
  assert.equal(pages.length, 2 * names.length);
  for (const [path, group, start, length] of pages as [string, bigint, number, number][]) {
    const column = path.split(",")[0] as string;
    const bad = save(`${column}${group}.parquet`, flipped(bytes, start, length));
    for (const [reference, current] of [
      [good, bad],
      [bad, good],
    ] as const) {
      const report = await compare(await file(reference), await file(current));
      const errors = report.columns.map(({ name, error }) => [name, error]);
      const why = `${bad}: the file is damaged; copy it again`;
      assert.deepEqual(
        errors,
        names.map((name) => [name, name === column ? why : undefined]),
      );
      const failed = report.notes.filter(({ code }) => code === "columnFailed");
      assert.deepEqual(failed, [
        { code: "columnFailed", column, message: `column "${column}" could not be compared: ${why}` },
      ]);
      assert.equal(report.columns.find(({ name }) => name !== column && name !== "list")?.verdict, "none");
    }
  }
});

test("a Parquet file without rows has its columns", async () => {
  const path = await saveParquet("none.parquet", "SELECT 1 AS a, 'x' AS b WHERE false");
  const { rows, columns } = await (await file(path)).describe();
  assert.deepEqual([rows, columns], [0, ["a", "b"].map((name) => ({ name, kind: "category", empty: true }))]);
});

const bare =
  "UEFSMRUEGRw1ABgGc2NoZW1hFQAAFgAZHBkMFgAWACYAFgAAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRkMAEUAAABQQVIx";

function flipped(bytes: Buffer, start: number, length: number): Buffer {
  return Buffer.from(bytes.map((byte, index) => (index >= start && index < start + length ? byte ^ 0xa5 : byte)));
}
