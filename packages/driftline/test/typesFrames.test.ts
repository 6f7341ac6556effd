import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compileSnippets, type Mistake } from "./compileSnippet.ts";

/** One line of each library, so that a snippet has only the line it is about. */
const tables = `
import { compare } from "driftline";
import { type Bool, type DateDay, type Decimal, type Dictionary, type Float64, type Int32, type Int64, type List, type RecordBatch, type Table, tableFromArrays, tableFromIPC, type TimestampMillisecond, type Utf8 } from "apache-arrow";
import { fromArrow, table as arquero } from "arquero";
import { DataFrame, Series } from "danfojs-node";
import polars from "nodejs-polars";
declare const people: Table<{
  age: Float64; name: Dictionary<Utf8, Int32>; note: Utf8; at: TimestampMillisecond; on: DateDay; active: Bool;
  id: Int64; price: Decimal; tags: List<Utf8>;
}>;
declare const bytes: Uint8Array;
`;

const right: Readonly<Record<string, string>> = {
  "an Arrow table tells names and kinds": `
    const report = await compare(people, people);
    report.column("age").quantile(0.5);
    report.column("name").share("Ada");
    report.column("note").share("x");
    report.column("at").summary.reference.largestGap;
    report.column("on").summary.reference.largestGap;
    report.column("active").share(true);
    report.column("id").quantile(0.5);
    report.column("price").quantile(0.5);
    report.column("tags").kind;`,
  "so do its batches, and tables made of arrays": `
    declare const batch: RecordBatch<{ age: Float64 }>;
    (await compare(batch, people)).column("age").quantile(0.5);
    const made = tableFromArrays({ age: Float64Array.of(1), city: ["Rome"] });
    (await compare(made, made)).column("city").share("Rome");`,
  "the other side may be anything": `
    (await compare(people, "people.arrow")).column("age").quantile(0.5);
    (await compare(people, [{ age: 1 }])).column("age").quantile(0.5);
    (await compare({ age: [1] }, new DataFrame([[1]], { columns: ["age"] }))).column("age").quantile(0.5);`,
  "other frames, and tables read from bytes, go by any name": `
    const frame = new DataFrame([[1]], { columns: ["a"] });
    const pairs = [
      await compare(frame, frame),
      await compare(frame["a"], new Series([1])),
      await compare(polars.DataFrame({ a: [1] }), polars.Series("a", [1])),
      await compare(arquero({ a: [1] }), fromArrow(bytes)),
      await compare(arquero({ a: [1] }).toArrow(), tableFromIPC(bytes)),
    ];
    for (const report of pairs) {
      const column = report.column("a");
      if (column.kind === "number") column.quantile(0.5);
    }`,
};

const wrong: Readonly<Record<string, readonly [line: string, mistake: Mistake]>> = {
  "a misspelt column of an Arrow table": [
    `(await compare(people, people)).column("aeg");`,
    { code: 2345, at: '"aeg"' },
  ],
  "a method of the rows of an Arrow table as a column": [
    `(await compare(people, people)).column("toJSON");`,
    { code: 2345, at: '"toJSON"' },
  ],
  "a number's shift of a category": [
    `(await compare(people, people)).column("name").shift;`,
    { code: 2339, at: "shift" },
  ],
  "a number's quantile of a column of lists": [
    `(await compare(people, people)).column("tags").quantile(0.5);`,
    { code: 2339, at: "quantile" },
  ],
  "a column of an Arrow table, which is no table": [
    `await compare(people.getChild("age"), people);`,
    { code: 2345, at: 'people.getChild("age")' },
  ],
  "a polars query that has not run": [
    `await compare(polars.DataFrame({ a: [1] }).lazy(), people);`,
    { code: 2345, at: "polars.DataFrame({ a: [1] }).lazy()" },
  ],
};

describe("the types of frames", () => {
  const snippets = [...Object.values(right), ...Object.values(wrong).map(([line]) => line)];
  const found = compileSnippets(snippets.map((snippet) => `${tables}${snippet}\nexport {};\n`));
  const mistakesOf = (snippet: string): Mistake[] => found[snippets.indexOf(snippet)] ?? [];

  describe("let pass", () => {
    for (const [name, snippet] of Object.entries(right)) it(name, () => assert.deepEqual(mistakesOf(snippet), []));
  });

  describe("refuse", () => {
    for (const [name, [line, mistake]] of Object.entries(wrong)) {
      it(name, () => assert.deepEqual(mistakesOf(line), [mistake]));
    }
  });
});
