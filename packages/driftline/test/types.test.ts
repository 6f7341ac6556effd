import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compileSnippets, type Mistake } from "./compileSnippet.ts";

/** Tables of every shape, so that a snippet has only the line it is about. */
const tables = `
import { adult, arrays, compare, decide, defineMeasure, file, readReport, rows, text } from "driftline";
import type { CategoryColumn, NumberColumn, TimeColumn, BooleanColumn, TextColumn } from "driftline";
interface Person { age: number; education: string | null; active: boolean; at: Date; note: string }
declare const people: Person[];
const columns = { age: [1, 2], education: ["a", null], active: [true, false], at: [new Date()] };
const own = defineMeasure({
  name: "meanGap", title: "Gap of means", source: "by hand", kinds: ["number"], defaults: {},
  needs: () => ({ moments: { pair: "moments" } }),
  run: ({ moments }) => ({ score: moments.current.shift - moments.reference.shift }),
  cases: [],
});
`;

const right: Readonly<Record<string, string>> = {
  "a number has shift, spread, moments and quantiles": `
    const age = (await compare(people, people)).column("age");
    const mean: number | undefined = age.summary.current.mean;
    const gap: number | undefined = age.shift?.value;
    const wider: number | undefined = age.spread?.value;
    const median: number = age.quantile(0.5).current;
    const kind: "number" = age.kind;
    const p: number | undefined = age.measures.ks.pValue ?? age.measures.kuiper.pValue;`,
  "a category has new and lost values and shares": `
    const education = (await compare(people, people)).column("education");
    const found: readonly string[] | undefined = education.newValues ?? education.lostValues;
    const { reference, current }: { reference: number; current: number } = education.share("Bachelors");
    const p: number | undefined = education.measures.chiSquare.pValue;`,
  "a boolean has shares of true and false": `
    (await compare(people, people)).column("active").share(true).current.toFixed();`,
  "a time has a span": `
    const span: number | undefined = (await compare(people, people)).column("at").summary.current.span;`,
  "columns of arrays tell their kinds": `
    const report = await compare(columns, columns);
    report.column("age").quantile(0.25);
    report.column("education").share("a");
    report.column("active").share(false);
    report.column("at").summary.reference.largestGap;`,
  "sources tell their kinds": `
    const { reference, production } = await adult();
    const report = await compare(reference, production);
    report.column("age").quantile(0.95);
    report.column("native-country").newValues;
    (await compare(rows(people), arrays(columns))).column("active").share(true);`,
  "the two sides may come in different shapes": `
    (await compare(people, columns)).column("age").quantile(0.5);
    (await compare(people, "people.csv")).column("education").share("a");`,
  "new words in a column of booleans make it a category": `
    (await compare({ a: [true] }, { a: ["yes"] })).column("a").share("yes");`,
  "a kind that is set is the column's kind": `
    const report = await compare(people, people, { types: { note: "text", age: "category" } });
    const words: number | undefined = report.column("note").summary.current.words.mean;
    report.column("age").share("39");
    const set = await compare("a.csv", "b.csv", { types: { zip: "category" } });
    set.column("zip").share("02134");`,
  "measures that are asked for are there, by the name they have in the report": `
    const report = await compare(people, people, {
      measures: ["psi", own, { measure: "ks", name: "exactKs", options: { method: "exact" }, threshold: 0.05 }],
    });
    report.column("age").measures.psi.score;
    report.column("age").measures.meanGap.score;
    report.column("age").measures.exactKs.drifted;
    report.column("education").measures.psi.score;`,
  "all measures are those of the kind": `
    const report = await compare(people, people, { measures: "all" });
    report.column("age").measures.andersonDarling.pValue;
    report.column("education").measures.fisherExact.pValue;`,
  "names from files are strings, and the kind tells columns apart": `
    const report = await compare("reference.csv", await file("current.csv"));
    const name: string = process.argv[2] ?? "age";
    const column = report.column(name);
    if (column.kind === "number") column.quantile(0.5);
    else if (column.kind === "category") column.share("a");
    const read = readReport("{}").column("age");
    if (read.kind === "boolean") read.share(true);`,
  "a report goes wherever a plain report goes, and keeps its types when decided again": `
    const report = await compare(people, people, { columns: ["age", "education"], segments: ["active"] });
    text(report).length;
    decide(report, { falseAlarms: 0.01 }).column("age").quantile(0.5);
    for (const column of report.columns) column.verdict;`,
  "column types have names": `
    const report = await compare(people, people, { types: { note: "text" }, measures: ["psi"] });
    const number: NumberColumn<"psi"> = report.column("age");
    const category: CategoryColumn = report.column("education");
    const boolean: BooleanColumn = report.column("active");
    const time: TimeColumn = report.column("at");
    const note: TextColumn = report.column("note");`,
};

/** What must not compile: the line, the compiler's code and the words it points at. */
const wrong: Readonly<Record<string, readonly [line: string, mistake: Mistake]>> = {
  "a misspelt column of rows": [`(await compare(people, people)).column("aeg");`, { code: 2345, at: '"aeg"' }],
  "a misspelt column of arrays": [`(await compare(columns, columns)).column("aeg");`, { code: 2345, at: '"aeg"' }],
  "a misspelt column of a source": [
    `const { reference, production } = await adult(); (await compare(reference, production)).column("aeg");`,
    { code: 2345, at: '"aeg"' },
  ],
  "a column that was not chosen": [
    `(await compare(people, people, { columns: ["age"] })).column("education");`,
    { code: 2345, at: '"education"' },
  ],
  "a category's values of a number": [
    `(await compare(people, people)).column("age").newValues;`,
    { code: 2339, at: "newValues" },
  ],
  "a category's share of a number": [
    `(await compare(people, people)).column("age").share("a");`,
    { code: 2339, at: "share" },
  ],
  "a number's shift of a category": [
    `(await compare(people, people)).column("education").shift;`,
    { code: 2339, at: "shift" },
  ],
  "a number's quantile of a boolean": [
    `(await compare(people, people)).column("active").quantile(0.5);`,
    { code: 2339, at: "quantile" },
  ],
  "a span of a number": [
    `(await compare(people, people)).column("age").summary.current.span;`,
    { code: 2339, at: "span" },
  ],
  "a share of a word in a boolean": [
    `(await compare(people, people)).column("active").share("true");`,
    { code: 2345, at: '"true"' },
  ],
  "a quantile that reports do not keep": [
    `(await compare(people, people)).column("age").quantile(0.42);`,
    { code: 2345, at: "0.42" },
  ],
  "a measure that was not asked for": [
    `(await compare(people, people, { measures: ["psi"] })).column("age").measures.ks;`,
    { code: 2339, at: "ks" },
  ],
  "a measure that is no default": [
    `(await compare(people, people)).column("age").measures.energy;`,
    { code: 2339, at: "energy" },
  ],
  "a default measure of another kind": [
    `(await compare(people, people)).column("education").measures.ks;`,
    { code: 2339, at: "ks" },
  ],
  "a measure that does not apply to the kind": [
    `(await compare(people, people, { measures: "all" })).column("age").measures.fisherExact;`,
    { code: 2339, at: "fisherExact" },
  ],
  "a measure of a column that only the reference has": [
    `(await compare(people, { age: [1] })).column("education").measures.psi;`,
    { code: 2339, at: "psi" },
  ],
  "a measure that there is not": [`await compare(people, people, { measures: ["psy"] });`, { code: 2322, at: '"psy"' }],
  "an option that the measure does not have": [
    `await compare(people, people, { measures: [{ measure: "ks", options: { methd: "exact" } }] });`,
    { code: 2322, at: "methd" },
  ],
  "an option that there is not": [
    `await compare(people, people, { falseAlarm: 0.1 });`,
    { code: 2561, at: "falseAlarm" },
  ],
  "a misspelt column to choose": [`await compare(people, people, { columns: ["aeg"] });`, { code: 2322, at: '"aeg"' }],
  "a misspelt column to segment by": [
    `await compare(people, people, { segments: ["aeg"] });`,
    { code: 2322, at: '"aeg"' },
  ],
  "a kind that there is not": [
    `await compare(people, people, { types: { age: "numeric" } });`,
    { code: 2322, at: "age" },
  ],
  "a misspelt column to set the kind of": [
    `await compare(people, people, { types: { age: "category", aeg: "category" } });`,
    { code: 2322, at: "aeg" },
  ],
  "a number's quantile where the kind is not known": [
    `(await compare("a.csv", "b.csv")).column("age").quantile(0.5);`,
    { code: 2339, at: "quantile" },
  ],
  "what is no table": [`await compare(42, people);`, { code: 2345, at: "42" }],
};

describe("the types of a comparison", () => {
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
