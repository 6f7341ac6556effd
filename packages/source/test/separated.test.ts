import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Source } from "@driftline/drift";
import fc from "fast-check";
import { tableSource } from "../src/table.ts";
import { textCollector } from "../src/text/collector.ts";
import { readSeparated } from "../src/text/separated.ts";
import { asSeparated } from "./tableText.ts";

function read(text: string, separator: "," | "\t" = ","): Source {
  return tableSource(readSeparated([{ path: "test.csv", bytes: Buffer.from(text) }], separator), "test.csv");
}

/** The number of a cell that is nothing but a short decimal number. */
function plainNumber(text: string): number {
  const bytes = Buffer.from(text);
  const collector = textCollector(1);
  collector.append(bytes, Uint32Array.of(0), Uint32Array.of(bytes.length));
  return collector.finish().numbers[0] as number;
}

async function countsOf(source: Source, column: string): Promise<Record<string, number>> {
  const [counts, presence] = await source.summarise([
    { need: "counts", column, as: "category" },
    { need: "presence", column, as: "category" },
  ]);
  return { ...Object.fromEntries(counts), ...(presence.empty > 0 ? { missing: presence.empty } : {}) };
}

describe("CSV", () => {
  test("an empty field is missing and a quoted empty one is an empty string", async () => {
    assert.deepEqual(await countsOf(read('a,b\n,1\n"",2\nx,3\n'), "a"), { "": 1, x: 1, missing: 1 });
  });

  test("lines end in LF, CRLF, CR or the file's end, and blank ones are skipped", async () => {
    const source = read("a,b\r\n1,2\n\r\n\r\n3,4\r5,6");
    assert.equal((await source.describe()).rows, 3);
    assert.deepEqual(await countsOf(source, "b"), { 2: 1, 4: 1, 6: 1 });
  });

  test("a quote inside an unquoted field is itself", async () => {
    assert.deepEqual(await countsOf(read('a,b\n5" pipe,1\n'), "a"), { '5" pipe': 1 });
  });

  test("a header alone is a table without rows", async () => {
    const { rows, columns } = await read("a,b").describe();
    assert.equal(rows, 0);
    assert.deepEqual(
      columns,
      ["a", "b"].map((name) => ({ name, kind: "category", empty: true })),
    );
  });

  test("semicolons are found and noted", async () => {
    const { columns, notes } = await read("a;b\n1;x,y\n").describe();
    assert.deepEqual(
      columns.map(({ name }) => name),
      ["a", "b"],
    );
    assert.deepEqual(notes, [{ code: "separator", message: "test.csv: fields are separated by semicolons" }]);
  });

  test("a column without a name is called by its place", async () => {
    const { columns, notes } = await read(",age\n0,39\n").describe();
    assert.deepEqual(
      columns.map(({ name }) => name),
      ["column1", "age"],
    );
    assert.deepEqual(notes, [
      { code: "unnamedColumn", message: "test.csv: column 1 has no name and is called column1" },
    ]);
  });

  test("several files are one table, whatever the order of their columns", async () => {
    const parts = ["a,b\n1,x\n", "b,a\ny,2\n"].map((text, index) => ({
      path: `${index}.csv`,
      bytes: Buffer.from(text),
    }));
    const source = tableSource(readSeparated(parts, ","), "parts");
    assert.deepEqual(await countsOf(source, "a"), { 1: 1, 2: 1 });
    assert.deepEqual(await countsOf(source, "b"), { x: 1, y: 1 });
  });

  test("very many different numbers keep their values", async () => {
    const numbers = Array.from({ length: 70_000 }, (_, row) => row * 1.25 - 7);
    const source = read(`a,b\n${numbers.map((number) => `${number},`).join("\n")}\n,1\n`);
    const [ordered, presence] = await source.summarise([
      { need: "ordered", column: "a", as: "number" },
      { need: "presence", column: "a", as: "number" },
    ]);
    assert.deepEqual([...ordered.values], numbers);
    assert.deepEqual(presence, { rows: 70_001, present: 70_000, empty: 1, infinite: 0, unreadable: 0 });
  });

  test("any table of text comes back cell by cell", async () => {
    const cell = fc.option(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", '"', ",", "\n", "\r", "a,b", " ")),
    );
    const table = fc
      .tuple(fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 2, maxLength: 4 }), fc.nat(12))
      .chain(([names, length]) =>
        fc.tuple(
          ...names.map((name) => fc.tuple(fc.constant(name), fc.array(cell, { minLength: length, maxLength: length }))),
        ),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom("," as const, "\t" as const), async (columns, separator) => {
        const source = read(asSeparated(new Map(columns), separator), separator);
        for (const [name, cells] of columns) {
          for (const [row, value] of cells.entries()) {
            if (value === null) continue;
            const [counts] = await source.summarise([{ need: "counts", column: name, as: "category" }]);
            assert.equal(counts.get(value), cells.filter((other) => other === value).length, `row ${row}`);
          }
          const [presence] = await source.summarise([{ need: "presence", column: name, as: "category" }]);
          assert.equal(presence.empty, cells.filter((value) => value === null).length);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("a short decimal number is read to the last bit from its bytes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
        fc.nat(15),
        (digits, decimals) => {
          const sign = digits < 0 ? "-" : "";
          const text = String(Math.abs(digits)).padStart(decimals + 1, "0");
          const written =
            decimals === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
          const number = plainNumber(written);
          if (text.length <= 15) assert.equal(number, Number(written) + 0);
          else assert.ok(Number.isNaN(number));
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });

  test("what is not a short decimal number is left to the careful reader", () => {
    for (const text of [
      "",
      "-",
      ".5",
      "5.",
      "1e5",
      "+1",
      "007",
      "1 ",
      "0x10",
      "1.2.3",
      "1234567890123456",
      "-",
      "--1",
    ]) {
      assert.ok(Number.isNaN(plainNumber(text)), text);
    }
  });
});
