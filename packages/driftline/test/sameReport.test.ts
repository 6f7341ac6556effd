import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { type CompareOptions, compare, type NumberSummary, type Report, type Source } from "@driftline/drift";
import { json } from "@driftline/drift/render";
import { arrays, file, toSource } from "@driftline/source";
import { DataFrame } from "danfojs-node";
import polars from "nodejs-polars";
import type { ConformanceTable } from "../../source/test/conformanceCases.ts";
import { runInDuckdb, tableStatements } from "../../source/test/duckdb.ts";
import { arrowTable, cellRows } from "../../source/test/frameTables.ts";
import { asJson, asSeparated, withNulls } from "../../source/test/tableText.ts";
import { pairs, type TablePair } from "./sameReportTables.ts";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));
let written = 0;

function place(ending: string): string {
  written += 1;
  return join(folder, `table${written}.${ending}`);
}

function save(ending: string, content: string): string {
  const path = place(ending);
  writeFileSync(path, content);
  return path;
}

interface Maker {
  readonly name: string;
  make(table: ConformanceTable, name: string): Promise<Source>;
  /** Whether it knows the columns of a table without rows. */
  readonly knowsEmpty: boolean;
}

const asCsv = (table: ConformanceTable): string => save("csv", asSeparated(table, ","));
const asLines = (table: ConformanceTable): string =>
  save(
    "ndjson",
    withNulls(table)
      .map((row) => `${asJson(row)}\n`)
      .join(""),
  );

/** Whatever holds a table; frames are one entry each. */
const makers: readonly Maker[] = [
  { name: "CSV", make: (table, name) => file(asCsv(table), { name }), knowsEmpty: true },
  {
    name: "CSV through DuckDB",
    make: (table, name) => file(asCsv(table), { name, engine: "duckdb" }),
    knowsEmpty: true,
  },
  { name: "JSON lines", make: (table, name) => file(asLines(table), { name }), knowsEmpty: false },
  {
    name: "JSON lines through DuckDB",
    make: (table, name) => file(asLines(table), { name, engine: "duckdb" }),
    knowsEmpty: false,
  },
  {
    name: "Parquet through DuckDB",
    async make(table, name) {
      const path = place("parquet");
      await runInDuckdb(":memory:", ...tableStatements(table), `COPY t TO '${path}' (FORMAT parquet)`);
      return file(path, { name });
    },
    knowsEmpty: true,
  },
  {
    name: "a table of a DuckDB database",
    async make(table, name) {
      const path = place("duckdb");
      await runInDuckdb(path, ...tableStatements(table));
      return file(`duckdb:${path}?table=t`, { name });
    },
    knowsEmpty: true,
  },
  {
    name: "danfojs",
    make: async (table, name) => toSource(new DataFrame(cellRows(table), { columns: [...table.keys()] }), name),
    knowsEmpty: true,
  },
  { name: "Arrow", make: async (table, name) => toSource(arrowTable(table), name), knowsEmpty: true },
  {
    name: "polars",
    make: async (table, name) =>
      toSource(polars.DataFrame([...table].map(([column, cells]) => polars.Series(column, [...cells]))), name),
    knowsEmpty: true,
  },
];

const createdAt = "2026-01-05T00:00:00.000Z";

const ways: Readonly<Record<string, (pair: TablePair) => CompareOptions>> = {
  "by default": () => ({ createdAt }),
  "with all measures": () => ({ createdAt, measures: "all" }),
  "with segments": ({ reference }) => {
    const asked = ["group", "day"].filter((name) => reference.has(name));
    return { createdAt, segments: asked.length > 0 ? asked : [...reference.keys()].slice(0, 1) };
  },
  "as Evidently": () => ({ createdAt, preset: "evidently" }),
};

/** Sources answer any number of comparisons: each is made once. */
const made = new Map<Maker, Map<ConformanceTable, Promise<Source>>>();

function sourceOf(maker: Maker, table: ConformanceTable, name: string): Promise<Source> {
  const sources = made.get(maker) ?? new Map<ConformanceTable, Promise<Source>>();
  made.set(maker, sources);
  const source = sources.get(table) ?? maker.make(table, name);
  sources.set(table, source);
  return source;
}

async function reportOf({ reference, current }: TablePair, options: CompareOptions, maker: Maker): Promise<Report> {
  const sources = [await sourceOf(maker, reference, "reference"), await sourceOf(maker, current, "current")] as const;
  return JSON.parse(json(await compare(...sources, options)));
}

const inMemory: Maker = { name: "arrays", make: async (table, name) => arrays(table, { name }), knowsEmpty: true };

describe("the same tables give the same report, whatever holds them", () => {
  for (const pair of pairs)
    for (const [way, optionsOf] of Object.entries(ways))
      test(`${pair.name}, ${way}`, async () => {
        const expected = await reportOf(pair, optionsOf(pair), inMemory);
        const isEmpty = expected.reference.rows === 0 || expected.current.rows === 0;
        for (const maker of makers) {
          if (isEmpty && !maker.knowsEmpty) continue;
          assertSame(await reportOf(pair, optionsOf(pair), maker), expected, maker.name);
        }
      });
});

test("another report is not taken for the same", async () => {
  const pair = pairs.at(-1) as TablePair;
  const options: CompareOptions = { createdAt, measures: ["tTest"] };
  const expected = await reportOf(pair, options, inMemory);
  const changes: readonly ((report: Report) => unknown)[] = [
    ({ columns: [column] }) => Object.assign(column ?? {}, { pValue: (column?.pValue ?? 1) * (1 + 2 ** -52) }),
    ({ columns: [column] }) => Object.assign(column?.bins ?? {}, { current: [] }),
    ({ columns: [column] }) => Object.assign(column?.summary.current ?? {}, { mean: 1e-9 }),
    ({ columns: [column] }) => Object.assign(column?.summary.current ?? {}, { minimum: Number.NaN }),
    ({ columns: [column] }) => Object.assign(column?.measures["tTest"] ?? {}, { score: 1e-9 }),
    ({ notes }) => Object.assign(notes[0] ?? {}, { message: `${notes[0]?.message}.` }),
    ({ reference }) => Object.assign(reference, { fingerprint: "0" }),
  ];
  assertSame(structuredClone(expected), expected, "a copy");
  for (const change of changes) {
    const changed = structuredClone(expected);
    change(changed);
    assert.throws(() => assertSame(changed, expected, "changed"), assert.AssertionError, String(change));
  }
});

/**
 * Everything is equal to the last digit, but for what is made of sums: a mean, a standard deviation, Student's t and a
 * distance in units of the standard deviation. Engines add up values one by one, or each different one times its count.
 */
function assertSame(found: Report, expected: Report, engine: string): void {
  const [rest, exact] = [structuredClone(found), structuredClone(expected)];
  for (const [index, column] of exact.columns.entries()) {
    const other = rest.columns[index];
    if (other === undefined) continue;
    settle(column, other, `${engine}: ${column.name}`);
  }
  assert.deepEqual(rest, exact, engine);
}

type Column = Report["columns"][number];

/** Checks what may differ a little, and then makes it equal. */
function settle(expected: Column, found: Column, where: string): void {
  const others = summariesOf(found);
  for (const [index, summary] of summariesOf(expected).entries()) {
    const other = others[index];
    if (other === undefined) continue;
    for (const name of ["mean", "standardDeviation"] as const) {
      close(other[name], summary[name], 1e-12 * range(expected), `${where}: ${name}`);
      Object.assign(other, { [name]: summary[name] });
    }
  }
  const [test, otherTest] = [expected.measures["tTest"], found.measures["tTest"]];
  if (test?.score !== undefined && otherTest?.score !== undefined) {
    const allowed = errorOfT(expected);
    for (const name of ["score", "statistic"] as const) close(otherTest[name], test[name], allowed, `${where}: t`);
    const { pValue = 0 } = test;
    close(otherTest.pValue, pValue, 2 * pValue * (1 + Math.abs(test.score)) * allowed, `${where}: p of t`);
    Object.assign(otherTest, { score: test.score, statistic: test.statistic, pValue });
  }
  if (/wasserstein/i.test(expected.measure) && expected.score !== null) {
    close(found.score ?? undefined, expected.score, 1e-12 * expected.score, `${where}: score`);
    Object.assign(found, { score: expected.score });
  }
}

function close(found: number | undefined, expected: number | undefined, allowed: number, where: string): void {
  const difference = Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN));
  assert.ok(Object.is(found, expected) || difference <= allowed, `${where}: ${found} is not ${expected}`);
}

/** Of both sides, of text the lengths and the words; none where there is no value. */
function summariesOf({ summary }: Column): NumberSummary[] {
  const sides = [summary.reference, summary.current];
  const parts = sides.flatMap((side): object[] => ("length" in side ? [side.length, side.words] : [side]));
  return parts.filter((part): part is NumberSummary => "mean" in part);
}

/** From the smallest to the largest value: as large as any of the terms that are summed up. */
function range(column: Column): number {
  const all = summariesOf(column);
  return Math.max(...all.map(({ maximum }) => maximum)) - Math.min(...all.map(({ minimum }) => minimum));
}

/** How far t may be off where means are: in units of the standard error of their difference. */
function errorOfT(column: Column): number {
  const [one, other] = summariesOf(column);
  const { reference, current } = column.rows;
  const variance = (one?.standardDeviation ?? 0) ** 2 / reference + (other?.standardDeviation ?? 0) ** 2 / current;
  return (2e-12 * range(column)) / Math.sqrt(variance);
}
