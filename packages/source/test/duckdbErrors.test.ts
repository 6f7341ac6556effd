import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engineError } from "../src/duckdb/errors.ts";
import { broken, brokenLines, messageOf, save } from "./badFiles.ts";
import { askDuckdb } from "./duckdb.ts";

describe("of files that are too large for our own readers, what DuckDB says is put in one line", () => {
  const options = "delim = ',', header = true, auto_detect = false, strict_mode = true, quote = '\"', escape = '\"'";
  const columns = "columns = {'id': 'VARCHAR', 'word': 'VARCHAR', 'amount': 'VARCHAR'}";
  const cases: readonly [name: string, content: string | Uint8Array, message: string][] = [
    [
      "many.csv",
      broken("7,word,3,4"),
      "raggedRow: many.csv: record 100001 has 4 fields but there are 3 columns; put fields that hold the separator in quotes",
    ],
    [
      "few.csv",
      broken("7,word"),
      "raggedRow: few.csv: record 100001 has 2 fields but there are 3 columns; write missing cells as empty fields",
    ],
    [
      "open.csv",
      broken('7,"word\u001b[31m,3'),
      "openQuote: open.csv: record 100001 opens a quote that is never closed, or has text behind one that is; write a quote within quotes twice",
    ],
    [
      "ends.csv",
      "id,word,amount\n1,2,3\r\n4,5,6\n7,8,9\r\n",
      "lineEnds: ends.csv: some lines end in CRLF and others in LF alone; write them all alike",
    ],
    [
      "long.csv",
      `id,word,amount\n1,${"x".repeat(3_000_000)},3\n`,
      "longLine: long.csv: record 2 is over 2 MB; look for a quote that is never closed, or take the record out",
    ],
    [
      "colon.ndjson",
      brokenLines('{"id" 7}'),
      "badJson: colon.ndjson: a part of the file is not valid JSON, or not one object a row; mend it or take it out",
    ],
  ];
  for (const [name, content, message] of cases)
    test(name, async () => {
      const path = save(`raw/${name}`, content);
      const from = name.endsWith("csv")
        ? `read_csv('${path}', ${columns}, ${options})`
        : `read_json('${path}', columns = {'id': 'JSON'})`;
      const failing = (): Promise<unknown> => askDuckdb(`SELECT * FROM ${from}`);
      const said = await failing().then(
        () => assert.fail("nothing was thrown"),
        (error: Error) => error,
      );
      const told = await messageOf(() => Promise.reject(engineError(said, "the table")));
      assert.equal(told.replace("raw/", ""), message);
    });

  test("what is not known, and a copy of ours", () => {
    const unknown = engineError(new Error(`Odd Error: \u001b[2J${"x".repeat(5000)}\nand more`), "table.csv");
    assert.equal(unknown.code, "engineFailed");
    assert.equal(unknown.message, `table.csv: DuckDB could not read it: Odd Error:  [2J${"x".repeat(285)}`);
    const copied = engineError(
      new Error('Failed to read file "/tmp/driftline-a1B2c3/12.parquet": ZSTD Decompression failure'),
      "t.csv",
    );
    assert.equal(copied.message, "t.csv: the file is damaged; copy it again");
  });
});
