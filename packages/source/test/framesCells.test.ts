import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DriftlineError, type Source } from "@driftline/drift";
import { toSource } from "@driftline/source";
import {
  Dictionary,
  Field,
  Int8,
  Int32,
  List,
  makeData,
  Struct,
  Table,
  TimestampMillisecond,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import * as arquero from "arquero";
import { concat, DataFrame, Series } from "danfojs-node";
import polars from "nodejs-polars";
import { arrowTable } from "./frameTables.ts";

async function textsOf(source: Source, column: string): Promise<readonly string[]> {
  const [texts] = await source.summarise([{ need: "texts", column, as: "category", size: 100, seed: 1 }]);
  return texts;
}

async function shapeOf(table: unknown): Promise<unknown> {
  const { rows, columns, notes } = await (await toSource(table, "t")).describe();
  return [rows, Object.fromEntries(columns.map(({ name, kind }) => [name, kind])), notes.map(({ code }) => code)];
}

describe("danfojs", () => {
  test("its dtypes count for nothing: cells that look like one kind in the first rows may be of another", async () => {
    const frame = new DataFrame([...Array.from({ length: 30 }, () => [1, null]), ["x", 5]], { columns: ["a", "b"] });
    assert.deepEqual(frame.dtypes, ["int32", "float32"]);
    assert.deepEqual(await shapeOf(frame), [31, { a: "number", b: "number" }, []]);
    assert.deepEqual((await textsOf(await toSource(frame, "t"), "a")).at(-1), "x");
  });

  test("a Series is a table of one column", async () => {
    assert.deepEqual(await shapeOf(new Series([1, null, 3])), [3, { 0: "number" }, []]);
    assert.deepEqual(await shapeOf(new DataFrame({ city: ["Rome", "Oslo"] })["city"]), [2, { city: "category" }, []]);
  });

  test("frames that were changed, sorted and put together", async () => {
    const frame = new DataFrame({ n: [3, 1, 2], s: ["c", "a", "b"] });
    frame.addColumn("double", frame["n"].mul(2), { inplace: true });
    frame.drop({ columns: ["s"], inplace: true });
    const both = concat({ dfList: [frame, frame.sortValues("n")], axis: 0 });
    assert.deepEqual(await textsOf(await toSource(both, "t"), "double"), ["6", "2", "4", "2", "4", "6"]);
    assert.deepEqual(await shapeOf(both), [6, { n: "number", double: "number" }, []]);
  });

  test("rows that lack cells at their end", async () => {
    const frame = new DataFrame([[1, 2], [3]], { columns: ["a", "b"] });
    assert.deepEqual(await textsOf(await toSource(frame, "t"), "b"), ["2"]);
  });
});

describe("arquero", () => {
  const table = arquero.table({ n: [3, 1, 2, 4], s: ["c", "a", "b", null] });

  test("filtered, ordered and grouped tables are taken as they are", async () => {
    const some = table.filter(arquero.escape(({ n }: { n: number }) => n > 1)).orderby(arquero.desc("n"));
    assert.deepEqual(await textsOf(await toSource(some.groupby("s"), "t"), "n"), ["4", "3", "2"]);
    assert.deepEqual(await shapeOf(some), [3, { n: "number", s: "category" }, []]);
  });
});

describe("polars", () => {
  test("64-bit numbers, times and decimals keep their digits", async () => {
    const frame = polars.DataFrame({
      big: polars.Series("big", [9007199254740993n, 1n, 0n]).cast(polars.Int64),
      at: polars.Series("at", [1767225600123456789n, 0n, 0n]).cast(polars.Datetime("ns")),
      price: polars.Series("price", ["1.25", "-12345678901234567890.12", "0"]).cast(polars.Decimal(38, 2)),
      level: polars.Series("level", ["low", "high", "low"]).cast(polars.Categorical),
    });
    const gaps = frame.shift(1);
    const source = await toSource(gaps, "t");
    assert.deepEqual(await textsOf(source, "big"), ["9007199254740993", "1"]);
    assert.deepEqual(await textsOf(source, "level"), ["low", "high"]);
    const kinds = { big: "number", at: "time", price: "number", level: "category" };
    assert.deepEqual(await shapeOf(gaps), [3, kinds, ["rounded"]]);
    const [times] = await source.summarise([{ need: "ordered", column: "at", as: "time" }]);
    assert.deepEqual([...times.values], [0, 1767225600123 + 0.456789]);
  });

  test("columns may be called like its own properties", async () => {
    const names = [
      "columns",
      "getColumns",
      "schema",
      "writeIPCStream",
      "toFrame",
      "width",
      "_df",
      "dtype",
      "describe",
      "where",
    ];
    const frame = polars.DataFrame(names.map((name, index) => polars.Series(name, [index, index + 1])));
    const source = await toSource(frame, "t");
    for (const [index, name] of names.entries())
      assert.deepEqual(await textsOf(source, name), [String(index), String(index + 1)]);
  });

  test("a Series is a table of one column", async () => {
    assert.deepEqual(await shapeOf(polars.Series("city", ["Rome", null])), [2, { city: "category" }, []]);
  });
});

describe("Arrow", () => {
  test("a slice of a table, whose bitmaps begin within a byte", async () => {
    const cells = Array.from({ length: 40 }, (_, row) => (row % 3 === 0 ? null : row));
    const flags = cells.map((cell) => (cell === null ? null : cell % 2 === 0));
    const texts = cells.map((cell) => (cell === null ? null : `row ${cell}`));
    const table = arrowTable(
      new Map<string, (number | boolean | string | null)[]>([
        ["n", cells],
        ["even", flags],
        ["s", texts],
      ]),
    );
    for (const [begin, end] of [
      [5, 29],
      [8, 16],
      [1, 40],
      [39, 40],
    ] as const) {
      const source = await toSource(table.slice(begin, end), "t");
      const held = (all: readonly unknown[]) =>
        all
          .slice(begin, end)
          .filter((cell) => cell !== null)
          .map(String);
      assert.deepEqual(await textsOf(source, "n"), held(cells));
      assert.deepEqual(await textsOf(source, "even"), held(flags));
      assert.deepEqual(await textsOf(source, "s"), held(texts));
    }
  });

  test("a dictionary of times, and one with a gap and an entry that nobody refers to", async () => {
    const times = [new Date(86_400_000), null, new Date(0), new Date(86_400_000)];
    const at = vectorFromArray(times, new Dictionary(new TimestampMillisecond(), new Int8()));
    const type = new Dictionary(new Utf8(), new Int8());
    const words = vectorFromArray(["unused", null, "b", "b"], new Utf8());
    const word = new Vector([
      makeData({ type, length: 4, nullCount: 0, data: Int8Array.of(3, 1, 2, 3), dictionary: words }),
    ]);
    const source = await toSource(new Table({ at, word }), "t");
    assert.deepEqual(
      await textsOf(source, "at"),
      times.filter((time) => time !== null).map((time) => time.toISOString()),
    );
    assert.deepEqual(await textsOf(source, "word"), ["b", "b", "b"]);
    assert.deepEqual(await shapeOf(new Table({ at, word })), [4, { at: "time", word: "category" }, []]);
    const [counts] = await source.summarise([{ need: "counts", column: "word", as: "category" }]);
    assert.deepEqual([...counts], [["b", 3]]);
  });

  test("a batch of rows is a table", async () => {
    const [batch] = arrowTable(new Map([["a", [1, 2]]])).batches;
    assert.deepEqual(await shapeOf(batch), [2, { a: "number" }, []]);
  });

  test("doubles without gaps are not copied", async () => {
    const values = Float64Array.of(1, 2, 3);
    const source = await toSource(new Table({ a: vectorFromArray(values) }), "t");
    values[1] = 9;
    assert.deepEqual(await textsOf(source, "a"), ["1", "9", "3"]);
  });
});

describe("odd tables", () => {
  const lists = () => vectorFromArray([[1, 2], null], new List(new Field("item", new Int32(), true)));
  const objects = () => vectorFromArray([{ x: 1 }, { x: 2 }], new Struct([new Field("x", new Int32(), true)]));
  const nested = { a: [[1, 2], null], b: [{ x: 1 }, { x: 2 }] };
  const json = [["[1,2]"], ['{"x":1}', '{"x":2}']];
  const tables: Readonly<Record<string, () => unknown>> = {
    danfojs: () =>
      new DataFrame(
        [
          [[1, 2], { x: 1 }],
          [null, { x: 2 }],
        ],
        { columns: ["a", "b"] },
      ),
    arquero: () => arquero.table(nested),
    polars: () => polars.DataFrame(nested),
    Arrow: () => new Table({ a: lists(), b: objects() }),
  };
  for (const [library, make] of Object.entries(tables))
    test(`lists and objects are compared as JSON: ${library}`, async () => {
      const source = await toSource(make(), "t");
      assert.deepEqual([await textsOf(source, "a"), await textsOf(source, "b")], json);
      assert.deepEqual(
        (await source.describe()).notes.map(({ message }) => message),
        ["1", "2"].map(
          (count, index) =>
            `${count} cells of "${"ab"[index]}" hold objects or arrays; they are compared as their JSON text`,
        ),
      );
    });

  const empty: Readonly<Record<string, readonly [without: unknown, columns: unknown, gaps: unknown]>> = {
    danfojs: [
      new DataFrame([]),
      new DataFrame([], { columns: ["a"] }),
      new DataFrame([[null], [null]], { columns: ["a"] }),
    ],
    arquero: [arquero.table({}), arquero.table({ a: [] }), arquero.table({ a: [null, undefined] })],
    polars: [polars.DataFrame({}), polars.DataFrame({ a: [] }), polars.DataFrame({ a: [null, null] })],
    Arrow: [new Table(), arrowTable(new Map([["a", []]])), arrowTable(new Map([["a", [null, null]]]))],
  };
  for (const [library, [without, columns, gaps]] of Object.entries(empty))
    test(`no columns, no rows, no cells: ${library}`, async () => {
      assert.deepEqual(await shapeOf(without), [0, {}, []]);
      assert.deepEqual(await shapeOf(columns), [0, { a: "category" }, []]);
      assert.deepEqual(await shapeOf(gaps), [2, { a: "category" }, []]);
    });

  test("cells of several kinds in one column", async () => {
    const frame = new DataFrame([["x"], [1], [true], [null]], { columns: ["a"] });
    assert.deepEqual(await textsOf(await toSource(frame, "t"), "a"), ["x", "1", "true"]);
    assert.deepEqual(await shapeOf(frame), [4, { a: "category" }, []]);
  });
});

describe("what cannot be taken is named, with what to do", () => {
  const renamed = new DataFrame([[1, 2]], { columns: ["a", "b"] });
  renamed.columns[1] = "a";
  const pair = arrowTable(
    new Map([
      ["a", [1]],
      ["b", [2]],
    ]),
  );
  const broken = arrowTable(new Map([["a", [1, null]]]));
  const outside = makeData({
    type: new Dictionary(new Utf8(), new Int8()),
    length: 2,
    nullCount: 0,
    data: Int8Array.of(0, 5),
    dictionary: vectorFromArray(["a"], new Utf8()),
  });
  const wrong: readonly [make: () => unknown, message: string][] = [
    [
      () => new Table({ a: new Vector([outside]) }),
      'badArrow: t: column "a" cannot be read (there is no entry 5 in its dictionary); make the table again',
    ],
    [() => renamed, 'duplicateColumn: t: columns 1 and 2 are both named "a"; rename one'],
    [() => pair.select(["a", "b", "a"]), 'duplicateColumn: t: columns 1 and 3 are both named "a"; rename one'],
    [
      () => new DataFrame([[() => 1]], { columns: ["a"] }),
      'badCell: t: column "a", row 0 holds a function; a cell is a number, text, boolean, bigint, Date or null',
    ],
    [
      () => polars.DataFrame({ a: [1] }).lazy(),
      "notTable: t: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got a LazyDataFrame; collect it first",
    ],
    [
      () => broken.getChildAt(0),
      "notTable: t: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got a Vector",
    ],
  ];
  for (const [make, message] of wrong)
    test(message, async () => {
      await assert.rejects(
        async () => toSource(make(), "t"),
        (error) => {
          assert.ok(error instanceof DriftlineError, String(error));
          assert.equal(`${error.code}: ${error.message}`, message);
          return true;
        },
      );
    });
});
