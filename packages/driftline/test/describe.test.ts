import assert from "node:assert/strict";
import path from "node:path";
import { after, it, describe as suite } from "node:test";
import { inspect } from "node:util";
import { arrays, compare, describe, type Kind, show, type TableDescription, table } from "driftline";
import ts from "typescript";
import { folderWith, removeFolder, runIn } from "./command.ts";
import { compileSnippets } from "./compileSnippet.ts";

const csv = `age,zip,education-num,on,at,größe,amount
39,02134,13,true,2026-01-05,1,1
50,10001,9,false,2026-01-06,2,2
,02134,9,true,,3,3
38,00501,10,true,2026-01-08,4,many
40,10002,10,true,2026-01-08,4,4
41,10003,10,true,2026-01-08,4,5
42,10004,10,true,2026-01-08,4,6
43,10005,10,true,2026-01-08,4,7
44,10006,10,true,2026-01-08,4,8
45,10007,10,true,2026-01-08,4,9
`;
const declared = `// visits.csv: 10 rows, 7 columns
const columns = {
  age: "number", // 10 % missing
  // digits with leading zeros, such as "00501", are compared as categories; set the type "number" if
  // they are numbers
  zip: "category",
  "education-num": "number",
  on: "boolean",
  at: "time", // 10 % missing
  größe: "number",
  // 1 of 10 values cannot be read as numbers, for example "many"; they count as missing
  amount: "number", // 10 % missing
} as const;
`;
const folder = folderWith({ "visits.csv": csv, "empty.csv": "a,b\n", "bad\u2028name.csv": "a\n1\n" });
after(() => removeFolder(folder));
const at = (name: string): string => path.join(folder, name);

/** What a declaration says to the compiler's own parser, run as JavaScript. */
function evaluated(text: string): Record<string, Kind> {
  const { outputText } = ts.transpileModule(`${text}\nexport default columns;`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  const module: { default?: Record<string, Kind> } = {};
  new Function("exports", outputText)(module);
  return module.default ?? assert.fail("nothing is declared");
}

suite("describe", () => {
  it("tells what columns are taken for, what is missing, and what was assumed", async () => {
    const found = await describe(at("visits.csv"));
    assert.equal(String(found).replace(folder + path.sep, ""), declared);
    assert.deepEqual(
      found.columns.map(({ kind, missing }) => [kind, missing]),
      [
        ["number", 0.1],
        ["category", 0],
        ["number", 0],
        ["boolean", 0],
        ["time", 0.1],
        ["number", 0],
        ["number", 0.1],
      ],
    );
    assert.deepEqual(
      found.notes.map(({ code, column }) => [code, column]),
      [
        ["leadingZeros", "zip"],
        ["unreadable", "amount"],
      ],
    );
  });

  it("writes what table takes, to the same end", async () => {
    const columns = evaluated(String(await describe(at("visits.csv"))));
    const visits = await table(at("visits.csv"), columns);
    const createdAt = "2026-01-05";
    const [whole, chosen] = [
      await compare(at("visits.csv"), at("visits.csv"), { createdAt }),
      await compare(visits, visits, { createdAt }),
    ];
    assert.equal(chosen.reference.fingerprint, whole.reference.fingerprint);
    assert.deepEqual(chosen.columns, whole.columns);
    const program = `import { table } from "driftline";\n${String(await describe(visits))}
      const age: "number" = columns.age; await table("visits.csv", columns);\nexport {};`;
    assert.deepEqual(compileSnippets([program]), [[]]);
  });

  it("takes names that are no identifiers, and none of them leaves its place", async () => {
    const names = [
      "__proto__",
      "constructor",
      "a b",
      'say "hi"',
      "*/ evil(); /*",
      "// evil()",
      "line\nbreak",
      "u\u2028v\u2029w",
      "hidden\u200bspace",
      "\u202eturned",
      "\ud800",
      "1st",
      "",
      "\u{1f984}",
      "日本",
    ];
    const found = await describe(new Map(names.map((name) => [name, [1, 2]])));
    const written = evaluated(String(found));
    assert.deepEqual(Reflect.ownKeys(written), names);
    assert.ok(Object.values(written).every((kind) => kind === "number"));
    assert.doesNotMatch(String(found), /[\u2028\u2029\u200b\u202e]|\p{Surrogate}/u);
  });

  it("takes cells and table names that would end a comment", async () => {
    const cells = ["x\n} evil", "x\u2028evil()", ...Array.from({ length: 18 }, (_, row) => row)];
    const found = await describe(arrays({ a: cells }, { name: "t\u2028evil()" }));
    assert.match(found.notes[0]?.message ?? "", /cannot be read/);
    assert.deepEqual(evaluated(String(found)), { a: "number" });
    assert.equal((await describe(at("bad\u2028name.csv"))).rows, 1);
  });

  it("takes kinds that are set", async () => {
    const found = await describe(at("visits.csv"), { types: { zip: "number", age: "text" } });
    assert.deepEqual(
      found.columns.slice(0, 2).map(({ kind, missing }) => [kind, missing]),
      [
        ["text", 0.1],
        ["number", 0],
      ],
    );
    await assert.rejects(describe(at("visits.csv"), { types: { aeg: "number" } }), {
      code: "unknownColumn",
      message: 'types: there is no column "aeg"; did you mean "age"?',
    });
  });

  it("tells of a table without rows, and of columns without cells", async () => {
    const none = await describe(at("empty.csv"));
    assert.deepEqual([none.rows, none.columns.map(({ missing }) => missing)], [0, [0, 0]]);
    const empty = await describe({ a: [null, null] });
    assert.match(String(empty), /no cell holds a value\n {2}a: "category", \/\/ 100 % missing\n/);
  });

  it("is data, shown as text in Node and in notebooks", async (context) => {
    const found = await describe({ "<b>": ["x", null] });
    const plain: TableDescription = JSON.parse(JSON.stringify(found));
    assert.deepEqual(plain, { ...found });
    assert.equal(plain.schema, "driftline.description/1");
    assert.equal(`${inspect(found)}\n`, String(found));
    const bundle = Reflect.get(found, Symbol.for("Jupyter.display")).call(found);
    assert.equal(bundle["text/plain"], String(found));
    assert.match(bundle["text/html"], /^<pre>[^<]*&quot;&lt;b&gt;&quot;: &quot;category&quot;[^<]*<\/pre>$/);
    const log = context.mock.method(console, "log", () => {});
    show(found);
    assert.equal(log.mock.calls[0]?.arguments[0], found);
  });

  it("ends when it is stopped", async () => {
    const reason = new Error("no time");
    await assert.rejects(describe({ a: [1] }, { signal: AbortSignal.abort(reason) }), reason);
  });
});

suite("driftline describe", () => {
  const run = (...args: string[]) => runIn(folder, ["describe", ...args]);

  it("writes the declaration", () => {
    const { status, stdout, stderr } = run("visits.csv");
    assert.deepEqual([status, stdout, stderr], [0, declared, ""]);
    assert.deepEqual(Object.keys(evaluated(stdout)).length, 7);
  });

  it("writes JSON, and takes kinds", async () => {
    const { status, stdout } = run("visits.csv", "--format", "json", "--types", "zip=number");
    const found = await describe(at("visits.csv"), { types: { zip: "number" } });
    assert.deepEqual([status, JSON.parse(stdout)], [0, { ...found, name: "visits.csv" }]);
  });

  const wrong: Readonly<Record<string, readonly [args: readonly string[], message: string]>> = {
    "no table": [[], "describe: no table given; write driftline describe FILE"],
    "two tables": [
      ["visits.csv", "b.csv"],
      'describe: takes one table, got also "b.csv"; put a glob such as "2026-*.csv" in quotes',
    ],
    "a missing file": [["none.csv"], "none.csv: there is no such file; check the path"],
    "a misspelt column": [
      ["visits.csv", "--types", "aeg=text"],
      '--types: there is no column "aeg"; did you mean "age"?',
    ],
    "a format that there is not": [
      ["visits.csv", "--format", "html"],
      '--format: there is no "html"; there is "table", "json"',
    ],
    "a misspelt option": [["visits.csv", "--type", "a=b"], '--type: there is no such option; did you mean "--types"?'],
  };
  for (const [name, [args, message]] of Object.entries(wrong))
    it(`answers ${name} with one line and exit code 2`, () => {
      const { status, stdout, stderr } = run(...args);
      assert.deepEqual([status, stdout, stderr], [2, "", `driftline: ${message}\n`]);
    });

  it("--help explains its options", () => {
    const { status, stdout } = run("--help");
    for (const name of ["types", "format", "debug", "help"]) assert.match(stdout, new RegExp(`^ {2}--${name}\\b`, "m"));
    assert.equal(status, 0);
  });
});
