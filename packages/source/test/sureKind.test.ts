import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { type Cell, type Inferred, infer, type Kind, profiler, type Types } from "@driftline/drift";
import { file } from "@driftline/source";
import fc from "fast-check";
import { type CellReader, numericTexts, readerOf } from "../src/duckdb/cells.ts";
import { engineFor } from "../src/duckdb/engine.ts";
import { relationOf } from "../src/duckdb/relation.ts";
import { literal } from "../src/duckdb/sql.ts";
import { manyRows, sureKind } from "../src/duckdb/sureKind.ts";
import { save, saveParquet } from "./badFiles.ts";
import { askDuckdb } from "./duckdb.ts";

const engine = engineFor("test", undefined);
const texts = readerOf("v", "VARCHAR");
/** As a glance at the first rows may have settled them, rightly or not. */
const looks: Readonly<Record<string, CellReader>> = {
  number: numericTexts(texts),
  time: { ...texts, looks: "time" },
  text: { ...texts, looks: "text" },
};

const kindsOf = async (cells: readonly (string | null)[]): Promise<Record<string, Kind | undefined>> => {
  const values = cells.map((cell) => (cell === null ? "(NULL)" : `(${literal(cell)})`));
  const from = `(SELECT v::VARCHAR AS v FROM (VALUES ${values.join(", ")}) t(v))`;
  const kinds: Record<string, Kind | undefined> = {};
  for (const [name, reader] of Object.entries(looks)) kinds[name] = await sureKind(engine, from, reader);
  return kinds;
};

function inferred(cells: readonly (string | null)[]): Inferred {
  const counts = new Map<Cell, number>();
  for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const profile = profiler();
  for (const [cell, count] of counts) profile.add(cell, count);
  return infer(profile.finish(cells.length), { name: "v" });
}

const words = ["quick", "late", "über", "日本", "true", "e", "Infinity", "NaN", "t", "9", "👍", "ſ", "K"];
const gaps = [" ", " ", " ", "  ", "\t", "\u00a0", "\u3000", "\ufeff", "\n", ""];
const twoDigits = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, "0"));
const wholes = fc.integer({ min: -1e6, max: 1e6 }).map(String);
const generators = [
  wholes,
  fc.double({ noNaN: true }).map(String),
  fc.tuple(fc.constantFrom("", "+", " ", "0", "00"), wholes).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("2023", "2024", "0000", "1900"), twoDigits, twoDigits).map((parts) => parts.join("-")),
  fc
    .tuple(
      fc.constantFrom("2024-02-29", "2023-02-28", "2023-04-31", "2023-12-31"),
      fc.constantFrom("T", " ", "t", ""),
      twoDigits,
      twoDigits,
      fc.constantFrom("", ":59", ":60", ":07.25", ":07,5", ":7"),
      fc.constantFrom("", "Z", "+01", "-0930", "+24:00", "z", " "),
    )
    .map(([day, between, hour, minute, ...rest]) => `${day}${between}${hour}:${minute}${rest.join("")}`),
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom("true", "FALSE", "True ", "yes"),
  fc.constantFrom("", "NA", "n/a", "#N/A", "<NA>", "null", "None", "nan", "NaT", "-", "?", " ", "inf", "-Infinity"),
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.flat().join("")),
  fc.integer({ min: 0, max: 1e9 }).map((number) => `user ${number}`),
  fc.integer({ min: 0, max: 1e9 }).map((number) => `an order of ${number} pieces came late`),
  fc.uuid(),
  fc.string({ unit: "binary", minLength: 1, maxLength: 3 }),
];

const anyText = fc.oneof(...generators);
const phrase = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...gaps)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(""));

/** Mostly cells of one sort, and about a tenth of others: near where a kind becomes another one. */
const mixedColumn = fc
  .tuple(fc.constantFrom(...generators), fc.integer({ min: 0, max: 30 }))
  .chain(([sort, minLength]) =>
    fc.tuple(
      fc.array(sort, { minLength, maxLength: 60 }),
      fc.array(fc.option(anyText), { maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
    ),
  )
  .map(([most, others, times]) => [...Array.from({ length: times }, () => most).flat(), ...others])
  .filter((cells) => cells.length > 0);
/** Different texts that are all as long, and of as many words: near where they become text. */
const evenColumn = fc
  .tuple(phrase, fc.integer({ min: 18, max: 40 }))
  .map(([text, rows]) => Array.from({ length: rows }, (_, row) => `${row + 100}${text}`));
const column = fc.oneof(
  { arbitrary: mixedColumn, weight: 3 },
  { arbitrary: evenColumn, weight: 2 },
  { arbitrary: anyText.map((text) => [text]), weight: 2 },
);

describe("a kind that counts make sure", () => {
  test("is the kind that reading every text gives", async () => {
    const seen = new Set<Kind | undefined>();
    const property = fc.asyncProperty(column, async (cells) => {
      const expected = inferred(cells);
      for (const [look, kind] of Object.entries(await kindsOf(cells))) {
        seen.add(kind);
        if (kind === undefined) continue;
        assert.equal(kind, expected.kind, look);
        assert.notEqual(expected.values, 0, look);
      }
    });
    await fc.assert(property, { numRuns: 600 });
    assert.deepEqual(seen, new Set([undefined, "number", "time", "category", "text"]));
  });

  test("is known of what most columns of different texts hold, until nine in ten are of a kind", async () => {
    const column = (main: (index: number) => string, other: string, others: number): string[] =>
      Array.from({ length: 1000 }, (_, index) => (index < others ? other : main(index)));
    const minute = (index: number): string => new Date(index * 60_000).toISOString();
    const cases: readonly (readonly [cells: readonly string[], look: string, kind: Kind | undefined])[] = [
      [column((index) => String(index / 8), "NA", 100), "number", "number"],
      [column((index) => String(index / 8), "lost", 101), "number", undefined],
      [column((index) => String(index + 1), "007", 9), "number", "number"],
      [column((index) => String(index + 1), "007", 10), "number", undefined],
      [column(minute, "NA", 100), "time", "time"],
      [column(minute, "1970-01-01T25:00", 101), "time", undefined],
      [column((index) => `user ${index}`, "7", 400), "text", "category"],
      [column((index) => `user ${index}`, "7", 890), "text", undefined],
      [column((index) => `the order ${index} came late`, "7", 20), "text", "text"],
      [
        column((index) => `${index} pages that nobody at all has ever read`.replaceAll(" ", ""), "7", 20),
        "text",
        "text",
      ],
      [column((index) => `the order ${index} came late`, "7", 500), "text", undefined],
    ];
    for (const [cells, look, kind] of cases) {
      assert.equal((await kindsOf(cells))[look], kind, `${cells.at(-1)} ${cells[0]}`);
      if (kind !== undefined) assert.equal(inferred(cells).kind, kind);
    }
  });

  test("knows what JavaScript takes for spaces", async () => {
    const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((sign) =>
      /\s/.test(sign),
    );
    assert.equal(signs.length, 25);
    for (const sign of signs) {
      const apart = Array.from({ length: 25 }, (_, row) => ["b", "d", row].join(sign));
      assert.equal(inferred(apart).kind, "text");
      assert.equal((await kindsOf(apart))["text"], sign === " " ? "text" : undefined, JSON.stringify(sign));
      assert.equal((await kindsOf([sign]))["text"], undefined, JSON.stringify(sign));
    }
  });

  test("needs a cell that holds something", async () => {
    assert.deepEqual(await kindsOf([null, null]), { number: undefined, time: undefined, text: undefined });
  });
});

describe("a large table's kinds are those of a table in memory", () => {
  const cells: Readonly<Record<string, (row: number) => string>> = {
    measure: (row) => `${row / 8}`,
    dirty: (row) => (row % 16 === 3 ? "NA" : `${row}`),
    code: (row) => (row % 50 === 30 ? `0${row}` : `${row + 1}`),
    time: (row) => new Date(row * 61_000).toISOString(),
    day: (row) => (row % 11 === 5 ? "some day" : new Date(row * 86_400_000).toISOString().slice(0, 10)),
    order: (row) => `order ${row}`,
    remark: (row) => `number ${row} came late, and nobody knew of it`,
    mostly: (row) => (row % 9 === 4 ? `order ${row}` : `${row}`),
    group: (row) => `group ${row % 7}`,
    blank: () => " ",
  };
  const names = Object.keys(cells);
  const line = (row: number): string => `${names.map((name) => `"${cells[name]?.(row)}"`).join(",")}\n`;
  const csv = `${names.join(",")}\n${Array.from({ length: manyRows }, (_, row) => line(row)).join("")}`;

  test("whether kinds are set or not", async () => {
    const path = save("kinds.csv", csv);
    const [large, held] = [await file(path, { engine: "duckdb" }), await file(path, { engine: "memory" })];
    const told: readonly Types[] = [{}, { order: "number", measure: "time", blank: "number", time: "category" }];
    for (const types of told) assert.deepEqual(await large.describe(types), await held.describe(types));
    const { columns } = await relationOf(engine, `read_csv('${path}', all_varchar = true)`);
    const looked = [...columns].flatMap(([name, { looks: look, plain }]) =>
      (look ?? plain) ? [`${name} ${look}`] : [],
    );
    assert.deepEqual(looked, [
      "measure undefined",
      "dirty undefined",
      "code undefined",
      "time time",
      "day time",
      "order text",
      "remark text",
      "mostly text",
    ]);
  });

  test("where a column is damaged after the rows that were looked at", async () => {
    const selected = "SELECT 'order ' || i AS damaged, 'order ' || i AS whole FROM range(300000) t(i)";
    const path = await saveParquet("orders.parquet", selected, ", ROW_GROUP_SIZE 100000");
    const [[start, length] = []] = (await askDuckdb(
      `SELECT data_page_offset::DOUBLE, total_compressed_size::DOUBLE FROM parquet_metadata('${path}') WHERE row_group_id = 2 AND path_in_schema = 'damaged'`,
    )) as number[][];
    const bytes = readFileSync(path);
    bytes.fill(0xa5, start, (start ?? 0) + (length ?? 0));
    assert.deepEqual((await (await file(save("damaged.parquet", bytes))).describe()).columns, [
      { name: "damaged", kind: "category", empty: true },
      { name: "whole", kind: "category", empty: false },
    ]);
  });
});
