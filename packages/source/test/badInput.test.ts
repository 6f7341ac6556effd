import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { DriftlineError, type Kind } from "@driftline/drift";
import { adult, arrays, file, rows, toSource } from "@driftline/source";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));

/** Messages are shown without the folder. */
async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof DriftlineError, String(error));
    assert.doesNotMatch(error.message, /\n/);
    return `${error.code}: ${error.message.replaceAll(`${folder}/`, "")}`;
  }
  return assert.fail("nothing was thrown");
}

function readingOf(name: string, content: string | Uint8Array): () => Promise<unknown> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return () => file(path);
}

const files: readonly [name: string, content: string | Uint8Array, message: string][] = [
  ["empty.csv", "", "emptyFile: empty.csv: the file is empty; a table has at least its column names"],
  ["empty.csv.gz", gzipSync(""), "emptyFile: empty.csv.gz: the file is empty; a table has at least its column names"],
  [
    "long.csv",
    "a,b\n1,2\n\n1,2,3\n",
    "raggedRow: long.csv: line 4 has 3 fields but there are 2 columns; put fields that hold the separator in quotes",
  ],
  [
    "short.csv",
    'a,b\n"x\ny",2\r\n1\n',
    "raggedRow: short.csv: line 4 has 1 field but there are 2 columns; write missing cells as empty fields",
  ],
  [
    "one.csv",
    "a\n1\n2,3\n",
    "raggedRow: one.csv: line 3 has 2 fields but there is 1 column; put fields that hold the separator in quotes",
  ],
  [
    "open.csv",
    'a,b\n1,2\n3,"four\n5,6\n',
    "openQuote: open.csv: line 3 opens a quote that is never closed; close it, or double it if it is part of the text",
  ],
  [
    "after.csv",
    'a,b\n"1"x,2\n',
    "badQuote: after.csv: line 2 has text after a closing quote; write a quote within quotes twice",
  ],
  ["twice.csv", "a,b,a\n1,2,3\n", 'duplicateColumn: twice.csv: columns 1 and 3 are both named "a"; rename one'],
  [
    "latin.csv",
    Buffer.from("name\ncaf\xe9\n", "latin1"),
    "badEncoding: latin.csv: byte 8 is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)",
  ],
  [
    "cut.csv",
    Buffer.from([0x61, 0x0a, 0xe2, 0x82]),
    "badEncoding: cut.csv: byte 2 is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)",
  ],
  ["zero.csv", "a\n\u0000\n", "wrongFormat: zero.csv: byte 2 is NUL, so this is no text; give a CSV, TSV or JSON file"],
  ["parquet.csv", "PAR1....", "wrongFormat: parquet.csv: this is a Parquet file; end its name in .parquet"],
  ["packed.csv", gzipSync("a\n1\n"), "wrongFormat: packed.csv: this is compressed with gzip; end its name in .gz"],
  [
    "excel.csv",
    Buffer.from([0x50, 0x4b, 3, 4, 0]),
    "wrongFormat: excel.csv: this is a zip archive or an Excel file; unpack it, or save the sheet as CSV",
  ],
  [
    "plain.csv.gz",
    "a\n1\n",
    "badGzip: plain.csv.gz: this is no whole gzip file; copy it again, or take .gz from its name",
  ],
  [
    "cut.csv.gz",
    gzipSync("a\n1\n").subarray(0, 20),
    "badGzip: cut.csv.gz: this is no whole gzip file; copy it again, or take .gz from its name",
  ],
  [
    "table.parquet",
    "PAR1",
    "badParquet: table.parquet: the end of this Parquet file is missing; copy it again, or wait until it is written",
  ],
  [
    "table.txt",
    "a\n1\n",
    "unsupportedFormat: table.txt: the name must end in .csv, .tsv, .json, .ndjson, .jsonl, .parquet, .arrow or .feather, or one of these and .gz",
  ],
  [
    "comma.json",
    '[{"a": 1},\n {"a" 2}]',
    "badJson: comma.json: line 2 is not valid JSON: Expected ':' after property name",
  ],
  [
    "cut.json",
    '[{"a": 1},\n{"a": 2}\n',
    "badJson: cut.json: line 3 is not valid JSON: Expected ',' or ']' after array element",
  ],
  ["number.json", "5", "badShape: number.json: the JSON must be an array of objects or an object of arrays, got 5"],
  ["list.json", "[1, 2]", "badRow: list.json: row 0 must be an object of column names and cells, got a number"],
  ["object.json", '{"a": [1], "b": 2}', 'notArray: object.json: column "b" must be an array of cells, got number'],
  [
    "uneven.json",
    '{"a": [1], "b": [2, 3]}',
    'unequalLengths: uneven.json: column "b" has 2 cells but "a" has 1; all columns must be equally long',
  ],
  ["lines.ndjson", '{"a": 1}\n\n{"a": }\n', "badJson: lines.ndjson: line 3 is not valid JSON: Unexpected token '}'"],
  ["array.jsonl", "[1]\n", "badRow: array.jsonl: row 0 must be an object of column names and cells, got an array"],
];

describe("a file that cannot be read is named, with what to do", () => {
  for (const [name, content, message] of files) {
    test(name, async () => assert.equal(await messageOf(readingOf(name, content)), message));
  }

  test("a file that is not there", async () => {
    assert.equal(
      await messageOf(() => file(join(folder, "none.csv"))),
      "noFile: none.csv: there is no such file; check the path",
    );
  });

  test("a directory", async () => {
    mkdirSync(join(folder, "folder.csv"));
    const message = "isDirectory: folder.csv: this is a directory; name a file, or several by a glob such as *.csv";
    assert.equal(await messageOf(() => file(join(folder, "folder.csv"))), message);
  });

  test("a file without permission", {
    skip: process.getuid?.() === 0 && "the superuser may read everything",
  }, async () => {
    const read = readingOf("secret.csv", "a\n1\n");
    chmodSync(join(folder, "secret.csv"), 0);
    assert.equal(await messageOf(read), "noAccess: secret.csv: reading is not allowed; check the file's permissions");
  });

  test("a glob that matches nothing", async () => {
    assert.equal(
      await messageOf(() => file(join(folder, "none-*.csv"))),
      "noFile: none-*.csv: no file matches; check the pattern",
    );
  });

  test("a glob over several formats", async () => {
    readingOf("month-1.csv", "a\n1\n");
    readingOf("month-2.tsv", "a\n1\n");
    const message = "mixedFormats: month-*: the files are of several formats (csv, tsv); name those of one";
    assert.equal(await messageOf(() => file(join(folder, "month-*"))), message);
  });

  test("a glob over files of different columns", async () => {
    for (const ending of ["csv", "ndjson"]) {
      readingOf(`part-1.${ending}`, ending === "csv" ? "a,b\n1,2\n" : '{"a": 1, "b": 2}');
      readingOf(`part-2.${ending}`, ending === "csv" ? "c,a\n1,2\n" : '{"c": 1, "a": 2}');
      const message = `unequalColumns: part-2.${ending}: this file lacks "b" and has "c", unlike part-1.${ending}; files read together must have the same columns`;
      assert.equal(await messageOf(() => file(join(folder, `part-*.${ending}`))), message);
    }
  });
});

describe("a table that cannot be taken is named, with what to do", () => {
  const wrong: readonly [run: () => unknown, message: string][] = [
    [
      () => arrays({ a: [1], b: [1, 2] }),
      'unequalLengths: arrays: column "b" has 2 cells but "a" has 1; all columns must be equally long',
    ],
    [
      () => arrays(new Map([["a", JSON.parse("5")]])),
      'notArray: arrays: column "a" must be an array of cells, got number',
    ],
    [
      () => rows(JSON.parse("[{}, null]"), { name: "mine" }),
      "badRow: mine: row 1 must be an object of column names and cells, got null",
    ],
    [
      () => arrays({ a: [1, () => 2] }),
      'badCell: arrays: column "a", row 1 holds a function; a cell is a number, text, boolean, bigint, Date or null',
    ],
    [
      () => arrays({ a: [1] }, { types: { other: "number" } }),
      'unknownColumn: arrays: types name "other", which is no column; there is "a"',
    ],
    [
      () => arrays({ a: [1] }).describe({ a: "integer" as Kind }),
      'badType: arrays: the type of "a" must be one of number, category, boolean, time, text, got "integer"',
    ],
    [
      () => arrays({ a: ["x"] }).summarise([{ need: "ordered", column: "a", as: "category" }]),
      'notNumeric: column "a" is read as categories, which have no ordered; read it as a number or a time',
    ],
    [
      () => arrays({ a: [1] }).summarise([{ need: "quantiles", column: "a", as: "number", probabilities: [50] }]),
      "badOption: quantiles: a probability must lie between 0 and 1, got 50",
    ],
    [
      () => arrays({ a: [1] }).summarise([{ need: "bins", column: "a", as: "number", edges: [1, 0] }]),
      "badOption: bins: edges must ascend, got 0 after 1",
    ],
    [
      () => toSource(5, "reference"),
      "notTable: reference: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got number",
    ],
    [
      () => toSource(null, "reference"),
      "notTable: reference: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got null",
    ],
    [
      () => toSource(new Date(), "current"),
      "notTable: current: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got a Date",
    ],
    [() => toSource({ a: 5 }, "current"), 'notArray: current: column "a" must be an array of cells, got number'],
    [
      () => adult(JSON.parse('"slow"')),
      'badOption: adult: the scenario must be one of education, same, sudden, gradual, recurring, brokenPipeline, newCategory, missingValues, got "slow"',
    ],
  ];
  for (const [run, message] of wrong) test(message, async () => assert.equal(await messageOf(run), message));
});
