import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { DriftlineError, type Kind, type Source } from "@driftline/drift";
import { arrays, toSource } from "@driftline/source";
import { tableFromIPC, tableToIPC } from "apache-arrow";
import polars from "nodejs-polars";
import { readArrow } from "../src/arrow.ts";
import { unpackLz4 } from "../src/arrowLz4.ts";
import { type Table, tableSource } from "../src/table.ts";
import { conformance } from "./conformance.ts";
import { arrowTable } from "./frameTables.ts";

/** The files of data/ say in data/write.py who wrote them, and what they hold. */
const bytesOf = (name: string): Buffer => readFileSync(new URL(`data/${name}`, import.meta.url));

async function read(...parts: readonly (readonly [path: string, bytes: Uint8Array])[]): Promise<Table> {
  const columns = await readArrow(parts.map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes) })));
  return tableSource(columns, parts[0]?.[0] ?? "");
}

async function textsOf(source: Source, column: string): Promise<readonly string[]> {
  const [texts] = await source.summarise([{ need: "texts", column, as: "category", size: 100, seed: 1 }]);
  return texts;
}

conformance("an Arrow file", (table) => read(["table.arrow", tableToIPC(arrowTable(table), "file")]));
conformance("an Arrow stream in chunks", (table) =>
  read(["table.arrows", tableToIPC(arrowTable(table, undefined, 3), "stream")]),
);
conformance("bytes that begin anywhere", (table) => {
  const bytes = tableToIPC(arrowTable(table), "file");
  const shifted = Buffer.alloc(bytes.length + 1);
  shifted.set(bytes, 1);
  return read(["table.arrow", shifted.subarray(1)]);
});

/** Cells as their texts, in the order of rows; the middle one is missing where the type can have that. */
const types: Readonly<Record<string, readonly [Kind, ...cells: string[]]>> = {
  int8: ["number", "1", "-128"],
  int32: ["number", "1", "-2147483648"],
  int64: ["number", "1", "-9007199254740991"],
  beyond: ["number", "1", "-9007199254740993"],
  uint32: ["number", "1", "4294967295"],
  uint64: ["number", "1", "18446744073709551615"],
  // -6e-8 is not among the 65,536 numbers of 16 bits: -2^-24 is nearest.
  float16: ["number", "1.5", String(-(2 ** -24))],
  float32: ["number", "1.5", "Infinity"],
  float64: ["number", "0.1"],
  boolean: ["boolean", "true", "false"],
  utf8: ["category", "a", "日本語 👍"],
  largeUtf8: ["category", "a", ""],
  utf8View: ["category", "short", "longer than twelve bytes"],
  dictionary: ["category", "b", "b"],
  numbers: ["number", "10", "2.5"],
  date32: ["time", "1969-12-31T00:00:00.000Z", "9999-12-31T00:00:00.000Z"],
  date64: ["time", "1969-12-31T00:00:00.000Z", "2026-02-28T00:00:00.000Z"],
  seconds: ["time", "1969-12-31T23:59:59.000Z", "2026-01-01T00:00:00.000Z"],
  milliseconds: ["time", "1969-12-31T23:59:59.999Z", "2026-01-01T00:00:00.123Z"],
  microseconds: ["time", "1970-01-01T00:00:00.000Z", "2026-01-01T00:00:00.123Z"],
  nanoseconds: ["time", "1970-01-01T00:00:00.000Z", "2026-01-01T00:00:00.123Z"],
  infinity: ["time", "1970-01-01T00:00:00.000Z"],
  time32: ["number", "1.5", "0"],
  time64: ["number", "0.0000015", "86399.999999999"],
  duration: ["number", "1.5", "-0.001"],
  decimal32: ["number", "1.25", "-0.01"],
  decimal64: ["number", "1.25", "-99999999999.9999"],
  decimal128: ["number", "1.25", "-12345678901234567000"],
  decimal256: ["number", "1.25", "-1.1"],
  wholeDecimal: ["number", "12345678901234567890", "-5"],
  binary: ["category", "0x0061", "0x"],
  binaryView: ["category", "0x0061", `0x${Buffer.from("longer than twelve bytes").toString("hex")}`],
  fixedBinary: ["category", "0x0061", "0x6263"],
  list: ["category", "[1,null]", "[]"],
  largeList: ["category", '["a"]', "[]"],
  fixedList: ["category", "[1,2]", "[3,4]"],
  struct: ["category", '{"a":1,"at":"2026-01-01T00:00:00.000Z"}', '{"a":null,"at":null}'],
  map: ["category", '{"a":1,"__proto__":2}', "{}"],
  interval: ["category", '{"months":1,"days":2,"nanoseconds":3}', '{"months":0,"days":0,"nanoseconds":9000000000}'],
  denseUnion: ["category", "1", "x"],
  sparseUnion: ["category", "1", "x"],
  null: ["category"],
};

describe("a file of every type, written by pyarrow and packed with LZ4", async () => {
  const file = await read(["types.lz4.arrow", bytesOf("types.lz4.arrow")]);
  const inMemory = await toSource(tableFromIPC(bytesOf("types.lz4.arrow")), "types");
  const { columns, notes, rows } = await file.describe();

  test("has its columns and rows", () => {
    assert.equal(rows, 3);
    assert.deepEqual(
      columns.map(({ name }) => name),
      Object.keys(types),
    );
  });

  for (const [name, [kind, ...cells]] of Object.entries(types)) {
    test(`${name}`, async () => {
      assert.equal(columns.find((column) => column.name === name)?.kind, kind);
      assert.deepEqual(await textsOf(file, name), cells);
      assert.deepEqual(await textsOf(inMemory, name), cells);
    });
  }

  /** What polars cannot read from Arrow, or holds in another way. */
  const notOfPolars = new Map([
    ["decimal256", "polars has decimals of 128 bits"],
    ["interval", "polars has no calendar intervals"],
    ["denseUnion", "polars has no unions"],
    ["sparseUnion", "polars has no unions"],
    ["map", "to polars a map is a list of its entries"],
  ]);
  for (const name of Object.keys(types)) {
    test(`${name} by way of polars`, { skip: notOfPolars.get(name) }, async () => {
      const bytes = tableToIPC(tableFromIPC(bytesOf("types.lz4.arrow")).select([name]), "file");
      const source = await toSource(polars.readIPC(Buffer.from(bytes)), "types");
      assert.deepEqual(await textsOf(source, name), await textsOf(file, name));
      const kindOf = (all: typeof columns) => all.find((column) => column.name === name)?.kind;
      assert.equal(kindOf((await source.describe()).columns), kindOf(columns));
    });
  }

  test("times are as exact as their ISO texts", async () => {
    const text = arrays({
      microseconds: ["1969-12-31T23:59:59.999999Z", null, "2026-01-01T00:00:00.123456Z"],
      nanoseconds: ["1969-12-31T23:59:59.999999999Z", null, "2026-01-01T00:00:00.123456789Z"],
    });
    for (const column of ["microseconds", "nanoseconds"]) {
      const needs = [{ need: "ordered", column, as: "time" }] as const;
      assert.deepEqual(await file.summarise(needs), await text.summarise(needs));
    }
  });

  test("says what became of types that are read in another way", () => {
    const of = (code: string) => notes.filter((note) => note.code === code).map(({ message }) => message);
    assert.equal(notes.length, of("seconds").length + of("bytes").length + of("nested").length + 2);
    assert.deepEqual(of("beyondTime"), [
      '1 of 3 times of "infinity" are beyond what a Date holds, the years -271821 to 275760; they count as missing',
    ]);
    assert.deepEqual(of("rounded"), [
      '1 of 3 cells of "decimal128" have more digits than a double holds, such as -12345678901234567890.12; they are rounded',
    ]);
    assert.deepEqual(
      of("seconds"),
      ["time32", "time64", "duration"].map(
        (name) => `"${name}" holds durations or times of day; they are compared in seconds`,
      ),
    );
    assert.deepEqual(
      of("bytes"),
      ["binary", "binaryView", "fixedBinary"].map(
        (name) => `"${name}" holds bytes; they are compared as their hexadecimal text`,
      ),
    );
    assert.deepEqual(
      of("nested"),
      ["list", "largeList", "fixedList", "struct", "map", "interval"].map(
        (name) => `2 cells of "${name}" hold objects or arrays; they are compared as their JSON text`,
      ),
    );
  });
});

describe("files as pandas and pyarrow write them", () => {
  test("Feather with LZ4, by pandas", async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => row);
    const source = await read(["frame.feather", bytesOf("frame.lz4.feather")]);
    const same = arrays({
      half: rows.map((row) => (row % 16 === 7 ? null : (row % 16) / 2)),
      at: rows.map((row) => new Date(Date.UTC(2026, 0, 1, row % 24))),
      size: rows.map((row) => ["small", "middle", "large"][(row % 5) % 3]),
    });
    for (const column of ["half", "at", "size"]) {
      const needs = [{ need: "texts", column, as: "category", size: 3000, seed: 1 }] as const;
      assert.deepEqual(await source.summarise(needs), await same.summarise(needs));
    }
    assert.deepEqual(await source.describe(), await same.describe());
  });

  const zstd = "zstdDecompressSync" in process.getBuiltinModule("node:zlib");
  test("Feather with zstd", { skip: !zstd && "Node has zstd from 22.15 on" }, async () => {
    const halves = await read(["halves.feather", bytesOf("halves.zstd.feather")]);
    const frame = await read(["frame.feather", bytesOf("frame.lz4.feather")]);
    assert.deepEqual(await textsOf(halves, "half"), await textsOf(frame, "half"));
    assert.equal((await halves.describe()).rows, 3000);
  });

  test("a stream whose batches have dictionaries of their own", async () => {
    const source = await read(["cities.arrows", bytesOf("cities.arrows")]);
    assert.deepEqual(await textsOf(source, "city"), ["Rome", "Oslo", "Rome", "Oslo", "Bern", "Oslo"]);
    assert.deepEqual(await textsOf(source, "n"), ["1", "2", "3", "4", "5", "6", "7"]);
    assert.deepEqual((await source.describe()).notes, []);
  });

  test("bytes that came unpacked from gzip", async () => {
    const source = await read(["cities.arrows.gz", gunzipSync(gzipSync(bytesOf("cities.arrows")))]);
    assert.equal((await source.describe()).rows, 8);
  });

  test("several files in one, in whatever order their columns are, of other widths and with none", async () => {
    const part = (cells: Record<string, (string | number | bigint | null)[]>) =>
      tableToIPC(arrowTable(new Map(Object.entries(cells))), "file");
    const source = await read(
      ["1.arrow", part({ n: [1.5, null], city: ["Rome", null], code: [1, 2] })],
      ["2.arrow", part({ city: [null], n: [2n], code: ["x"] })],
      ["3.arrow", part({ code: ["y"], city: ["Oslo"], n: [null] })],
    );
    assert.deepEqual(await textsOf(source, "n"), ["1.5", "2"]);
    assert.deepEqual(await textsOf(source, "city"), ["Rome", "Oslo"]);
    assert.deepEqual(await textsOf(source, "code"), ["1", "2", "x", "y"]);
    assert.equal((await source.describe()).rows, 4);
  });
});

describe("LZ4 frames", () => {
  const plain = Uint8Array.from({ length: 70_000 }, (_, index) => {
    return ((index % 251) ^ ((index >> 15) * 37) ^ (index % 9973 === 0 ? 0xaa : 0)) & 255;
  });
  for (const name of ["linked.lz4", "checked.lz4"]) test(name, () => assert.deepEqual(unpackLz4(bytesOf(name)), plain));

  test("that hold nothing", () => {
    assert.deepEqual(unpackLz4(Buffer.from("BCJNGGBAggAAAAA=", "base64")), new Uint8Array(0));
  });

  test("that are cut or changed give an error or other bytes, never more", () => {
    const packed = bytesOf("linked.lz4");
    for (let length = 0; length < packed.length; length += 1)
      assert.throws(() => unpackLz4(packed.subarray(0, length)), RangeError);
    for (let at = 0; at < packed.length; at += 1) {
      const changed = Buffer.from(packed);
      changed[at] = (changed[at] as number) ^ 0x55;
      try {
        assert.ok(unpackLz4(changed).length <= 2 * 65_536);
      } catch (error) {
        assert.ok(error instanceof RangeError, String(error));
      }
    }
  });
});

async function messageOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof DriftlineError, String(error));
    assert.doesNotMatch(error.message, /\n/);
    return `${error.code}: ${error.message}`;
  }
  return assert.fail("nothing was thrown");
}

describe("a file that cannot be read is named, with what to do", () => {
  const whole = bytesOf("cities.arrows");
  const file = tableToIPC(arrowTable(new Map([["a", [1, 2, 3]]])), "file");
  const cases: readonly [what: string, bytes: Uint8Array, message: string][] = [
    ["nothing", new Uint8Array(0), "emptyFile: x.arrow: the file is empty; write the table again"],
    [
      "CSV",
      Buffer.from("a,b\n1,2\n3,4\n"),
      "wrongFormat: x.arrow: this is no Arrow file; give one of Arrow or Feather, or end its name in what it is",
    ],
    ["Parquet", Buffer.from("PAR1...."), "wrongFormat: x.arrow: this is a Parquet file; end its name in .parquet"],
    [
      "Feather 1",
      Buffer.from("FEA1...."),
      "wrongFormat: x.arrow: this is a Feather file of version 1; write it again in version 2",
    ],
    ["gzip", gzipSync("a"), "wrongFormat: x.arrow: this is compressed with gzip; end its name in .gz"],
    [
      "a cut file",
      file.subarray(0, file.length - 1),
      "badArrow: x.arrow: the end of this Arrow file is missing; copy or write it again",
    ],
    [
      "a cut stream",
      whole.subarray(0, 700),
      "badArrow: x.arrow: the Arrow file cannot be read (it is damaged, or its end is missing); copy it again, or write it with plainer types",
    ],
    [
      "two columns of one name",
      tableToIPC(twice(), "file"),
      'duplicateColumn: x.arrow: columns 1 and 2 are both named "a"; rename one',
    ],
  ];
  for (const [what, bytes, message] of cases)
    test(what, async () => assert.equal(await messageOf(() => read(["x.arrow", bytes])), message));

  test("several files of different columns", async () => {
    const other = tableToIPC(arrowTable(new Map([["b", [1]]])), "file");
    assert.equal(
      await messageOf(() => read(["1.arrow", file], ["2.arrow", other])),
      'unequalColumns: 2.arrow: this file lacks "a" and has "b", unlike 1.arrow; files read together must have the same columns',
    );
  });

  test("a stream without its end mark is read, with a note", async () => {
    const { rows, notes } = await (await read(["x.arrow", whole.subarray(0, whole.length - 8)])).describe();
    assert.equal(rows, 8);
    assert.deepEqual(notes, [
      { code: "noEnd", message: "x.arrow: the stream has no mark at its end; where it was cut off, rows are missing" },
    ]);
  });

  test("wherever it is cut", async () => {
    const packed = bytesOf("types.lz4.arrow");
    for (let length = 0; length < packed.length; length += 7)
      await messageOf(() => read(["x.arrow", packed.subarray(0, length)]));
  });

  test("whatever byte of it is changed, or it is read all the same", async () => {
    for (const [name, step] of [
      ["types.lz4.arrow", 5],
      ["cities.arrows", 1],
    ] as const) {
      const bytes = bytesOf(name);
      for (let at = 0; at < bytes.length; at += step) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        try {
          await read(["x.arrow", changed]);
        } catch (error) {
          assert.ok(error instanceof DriftlineError, `byte ${at}: ${error}`);
        }
      }
    }
  });
});

/** Arrow lets columns go by one name; Driftline cannot tell them apart. */
function twice() {
  const table = arrowTable(
    new Map([
      ["a", [1, 2]],
      ["b", [1, 2]],
    ]),
  );
  return table
    .selectAt([0, 1])
    .setChildAt(1, table.getChildAt(0) as never)
    .select(["a", "a"]);
}
