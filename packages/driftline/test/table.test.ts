import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { adult, arrays, compare, file, type Report, rows, type Source, table } from "driftline";
import { folderWith, removeFolder } from "./command.ts";
import { compileSnippets, type Mistake } from "./compileSnippet.ts";

const csv = `age,zip,note,at,on,extra
39,02134,4,2026-01-05,true,1
50,10001,5,2026-01-06,false,2
,02134,6,2026-01-07T12:00:00Z,true,3
38,10001,4,,yes,4
`;
const folder = folderWith({ "visits.csv": csv, "more.csv": csv, "two.csv": "a,b\n2026-01-05,2026-01-06\n" });
after(() => removeFolder(folder));
const at = (name: string): string => path.join(folder, name);
const columns = { zip: "text", age: "number", on: "boolean", at: "time", note: "category" } as const;

async function runInDuckdb(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe("table", () => {
  before(() =>
    runInDuckdb(
      `COPY (SELECT * FROM '${at("visits.csv")}') TO '${at("visits.parquet")}' (FORMAT parquet)`,
      `ATTACH '${at("visits.duckdb")}' AS d; CREATE TABLE d.visits AS SELECT * FROM '${at("visits.csv")}'`,
    ),
  );

  for (const [name, options] of [
    ["visits.csv", {}],
    ["visits.csv", { engine: "duckdb" }],
    ["visits.parquet", {}],
    ["visits.duckdb", {}],
  ] as const) {
    const url = () => (name.endsWith(".duckdb") ? `duckdb:${at(name)}?table=visits` : at(name));
    const told = `${name}${"engine" in options ? " through DuckDB" : ""}`;

    it(`has the declared columns of ${told} alone, as what they are declared`, async () => {
      const visits = await table(url(), columns, options);
      const facts = await visits.describe();
      assert.deepEqual(
        facts.columns.map(({ name: column, kind }) => [column, kind]),
        Object.entries(columns),
      );
      assert.equal(facts.rows, 4);
      const report = await compare(visits, visits);
      assert.deepEqual(
        report.columns.map(({ name: column, kind }) => [column, kind]),
        Object.entries(columns),
      );
    });

    it(`names a column that ${told} lacks, and what was probably meant`, async () => {
      await assert.rejects(table(url(), { aeg: "number" }, options), {
        code: "unknownColumn",
        message: `${url()}: there is no column "aeg"; did you mean "age"?`,
      });
    });

    it(`gives parts of ${told} that keep the kinds`, async () => {
      const visits = await table(url(), columns, options);
      const part = visits.between("2026-01-05", "2026-01-07").where("note", "5").select(["zip", "note"]);
      const { columns: left, rows: count } = await part.describe();
      assert.deepEqual([left.map(({ kind }) => kind), count], [["text", "category"], 1]);
    });
  }

  it("without columns is the whole file, and takes globs", async () => {
    const whole = await table(at("{visits,more}.csv"), undefined, { name: "both" });
    const facts = await whole.describe();
    assert.deepEqual([whole.name, facts.rows, facts.columns.length], ["both", 8, 6]);
  });

  it("goes by the column of times that it is given", async () => {
    const both = await table(at("two.csv"), { a: "time", b: "time" });
    await assert.rejects(both.between("2026-01-06", "2026-01-07").describe(), {
      code: "noTime",
      message: `${at("two.csv")}: between: the table has several columns of times ("a", "b"); name one, as in { column: "a" }`,
    });
    const named = await table(at("two.csv"), { a: "time", b: "time" }, { time: "b" });
    assert.equal((await named.between("2026-01-06", "2026-01-07").describe()).rows, 1);
    assert.equal((await named.between("2026-01-06", "2026-01-07", { column: "a" }).describe()).rows, 0);
    assert.equal(
      (await named.where("a", new Date("2026-01-05")).between("2026-01-06", "2027-01-01").describe()).rows,
      1,
    );
    const held = arrays({ a: [new Date(0)], b: [new Date(1)] }, { time: "a" });
    assert.equal((await held.between(0, 1).describe()).rows, 1);
    assert.equal(
      (
        await rows([{ a: new Date(0), b: new Date(1) }], { time: "b" })
          .between(0, 1)
          .describe()
      ).rows,
      0,
    );
    assert.equal((await (await file(at("two.csv"), { time: "a" })).between(0, 1).describe()).rows, 0);
  });

  it("says what is wrong with what it is asked", async () => {
    const visits = await table(at("visits.csv"), columns);
    const name = at("visits.csv");
    const wrong: readonly (readonly [() => unknown, string])[] = [
      [
        () => visits.between("yesterday", 1),
        `between: from must be a Date, an ISO 8601 text such as "2026-01-05", or milliseconds since 1970, got "yesterday"`,
      ],
      [
        () => visits.between(0, new Date(Number.NaN)),
        `between: to must be a Date, an ISO 8601 text such as "2026-01-05", or milliseconds since 1970, got null`,
      ],
      [
        () => visits.between("2026-01-02", "2026-01-01"),
        `between: from ("2026-01-02") is after to ("2026-01-01"); swap them`,
      ],
      [() => visits.sample(-1), "sample: size must be a whole number from 0 on, got -1"],
      [() => visits.sample(2.5), "sample: size must be a whole number from 0 on, got 2.5"],
      [() => visits.sample(2, { seed: Number.NaN }), "sample: seed must be a whole number from 0 on, got NaN"],
      [() => visits.select([]), "select: no column is given; name at least one"],
      [
        () => visits.where("age", null as never),
        `where: column "age" must equal a text, a finite number, a boolean or a time, got null`,
      ],
      [
        () => visits.where("age", Number.POSITIVE_INFINITY),
        `where: column "age" must equal a text, a finite number, a boolean or a time, got Infinity`,
      ],
    ];
    for (const [ask, message] of wrong) assert.throws(ask, { code: "badOption", message: `${name}: ${message}` });
    await assert.rejects(table(name, {}), {
      code: "badOption",
      message: `${name}: table: the columns name none; name at least one, or leave them out`,
    });
    await assert.rejects(table(name, { age: "numbr" as never }), { code: "badType" });
    await assert.rejects(table(at("none.csv"), { age: "number" }), { code: "noFile" });
  });

  it("takes columns of any name", async () => {
    const names = [
      "__proto__",
      "constructor",
      'say "hi"',
      "line\nbreak",
      "'; DROP TABLE t; --",
      "\u{1f984}",
      "position",
    ];
    const statement = names.map((column, index) => `${index} AS "${column.replaceAll('"', '""')}"`).join(", ");
    await runInDuckdb(`COPY (SELECT ${statement}) TO '${at("names.parquet")}' (FORMAT parquet)`);
    const chosen = await table(
      at("names.parquet"),
      Object.fromEntries(names.map((column) => [column, "number" as const])),
    );
    const some = chosen.sample(1).where("__proto__", 0).select(names);
    assert.deepEqual(
      (await some.describe()).columns.map(({ name }) => name),
      names,
    );
  });

  it("of Adult between two times has the rows of these times", async () => {
    const { production } = await adult("sudden");
    const weeks = (from: number, to: number) => production.between(week(from), week(to)).describe();
    const week = (count: number) => Date.UTC(2026, 0, 5 + 7 * count);
    assert.equal((await weeks(0, 26)).rows, 24_421);
    assert.equal((await weeks(0, 13)).rows + (await weeks(13, 26)).rows, 24_421);
    assert.ok(Math.abs((await weeks(0, 13)).rows - 24_421 / 2) < 1);
  });
});

describe("a part of a large table", { skip: availableParallelism() < 2 }, () => {
  it("is compared by several threads as the table itself is, and gives what one thread gives", async () => {
    const day = "TIMESTAMP '2026-01-05' + INTERVAL (i % 100) HOUR";
    const select = (shift: number) =>
      `SELECT (i * 31) % 997 + ${shift} AS a, i % 5 AS b, 'c' || i % 7 AS c, ${day} AS at`;
    for (const [name, shift] of [
      ["a", 0],
      ["b", 3],
    ] as const)
      await runInDuckdb(
        `COPY (${select(shift)} FROM range(1000000) r(i)) TO '${at(`${name}.parquet`)}' (FORMAT parquet)`,
      );
    const kinds = { a: "number", b: "category", c: "category", at: "time" } as const;
    const [before, after] = [await table(at("a.parquet"), kinds), await table(at("b.parquet"), kinds)];
    const whole = { from: "2026-01-05", to: "2026-01-08" };
    const parts = [before, after].map((each) => each.between(whole.from, whole.to).select(["a", "b", "c", "at"]));
    const [reference, current] = parts as [(typeof parts)[0], (typeof parts)[0]];
    await Promise.all([reference.describe(), current.describe()]);
    const crew = reference.crew?.(current);
    assert.ok(crew && crew.hands > 1, "these tables are worth a crew");
    crew.release();
    const createdAt = "2026-01-05";
    const alone = ({ crew: _, ...source }: Source): Source => source;
    const together: Report = await compare(reference, current, { createdAt });
    const single: Report = await compare(alone(reference), alone(current), { createdAt });
    assert.equal(JSON.stringify(together), JSON.stringify(single));
    assert.equal(together.current.rows, 720_000);
  });
});

/** A table of declared columns, so that a snippet has only the line it is about. */
const prelude = `
import { compare, describe, table, type Table } from "driftline";
declare const visits: Table<{ age: number | null; note: string | null; plan: string | null; at: Date | null }, { age: "number"; note: "text"; plan: "category"; at: "time" }>;
declare const unknown: Table;
const report = await compare(visits, visits);
`;

const right: Readonly<Record<string, string>> = {
  "declares its rows by its columns' kinds": `
    const declared = await table("v.csv", { age: "number", note: "text", plan: "category", at: "time", on: "boolean" });
    const same: Table<{ readonly age: number | null; readonly note: string | null; readonly plan: string | null; readonly at: Date | null; readonly on: boolean | null }> = declared;`,
  "takes what describe writes": `
    const columns = { age: "number", "education-num": "number" } as const;
    (await compare(await table("a.csv", columns), "b.csv")).column("education-num").shift;`,
  "reports columns as what they are declared": `
    report.column("age").shift;
    report.column("note").summary.current.words;
    report.column("plan").newValues;
    report.column("at").summary.current;`,
  "keeps its columns in parts": `
    const part = visits.where("plan", "free").between(0, new Date(), { column: "at" }).sample(5, { seed: 2 });
    (await compare(part, visits.where({ column: "age", equals: 39 }))).column("note").shift;
    const plain: Table = part;`,
  "has what is selected": `
    (await compare(visits.select(["note"]), visits.select(["note"]))).column("note").summary.current.length;
    (await compare(unknown.select(["a"]), unknown)).column("a").verdict;`,
  "of unknown columns takes any name": `unknown.where("a", 1).between(0, 1, { column: "b" }).select(["c"]);`,
};

const wrong: Readonly<Record<string, readonly [line: string, mistake: Mistake]>> = {
  "a misspelt column of the report": [`report.column("aeg");`, { code: 2345, at: '"aeg"' }],
  "a question that the declared kind does not answer": [
    `report.column("note").newValues;`,
    { code: 2339, at: "newValues" },
  ],
  "a kind that there is not": [`await table("v.csv", { age: "numbr" });`, { code: 2820, at: "age" }],
  "a time that is none": [
    `await table("v.csv", { age: "number", at: "time" }, { time: "age" });`,
    { code: 2322, at: "time" },
  ],
  "a misspelt column to select": [`visits.select(["aeg"]);`, { code: 2322, at: '"aeg"' }],
  "a column that was not selected": [
    `(await compare(visits.select(["age"]), visits)).column("note");`,
    { code: 2345, at: '"note"' },
  ],
  "a misspelt column to choose rows by": [`visits.where("aeg", 39);`, { code: 2345, at: '"aeg"' }],
  "a cell of another type": [`visits.where("age", "39");`, { code: 2345, at: '"39"' }],
  "a misspelt column of times": [`visits.between(0, 1, { column: "ta" });`, { code: 2322, at: "column" }],
};

describe("the types of tables", () => {
  const snippets = [...Object.values(right), ...Object.values(wrong).map(([line]) => line)];
  const found = compileSnippets(snippets.map((snippet) => `${prelude}${snippet}\nexport {};\n`));
  const mistakesOf = (snippet: string): Mistake[] => found[snippets.indexOf(snippet)] ?? [];
  for (const [name, snippet] of Object.entries(right))
    it(`let pass what ${name}`, () => assert.deepEqual(mistakesOf(snippet), []));
  for (const [name, [line, mistake]] of Object.entries(wrong))
    it(`refuse ${name}`, () => assert.deepEqual(mistakesOf(line), [mistake]));
});
