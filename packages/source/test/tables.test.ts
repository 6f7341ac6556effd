import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fingerprint } from "@driftline/drift";
import { arrays, file, rows, toSource } from "@driftline/source";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));

describe("arrays", () => {
  test("typed arrays, bigints and Dates are taken as they are", async () => {
    const source = arrays({
      float: Float32Array.of(0.5, 1, 2),
      byte: Uint8Array.of(1, 2, 2),
      big: BigInt64Array.of(1n, 2n, 9007199254740993n),
      when: [new Date(0), new Date(Number.NaN), undefined],
    });
    const { columns } = await source.describe();
    assert.deepEqual(
      columns.map(({ kind }) => kind),
      ["number", "number", "number", "time"],
    );
    const [assumptions, { present }] = await source.summarise([
      { need: "assumptions", column: "big" },
      { need: "presence", column: "when", as: "time" },
    ]);
    assert.equal(assumptions[0]?.code, "rounded");
    assert.equal(present, 1);
  });

  test("objects in cells are compared as their JSON, with a note", async () => {
    const source = rows([{ tags: ["a", 1] }, { tags: { b: null } }, { tags: ["a", 1] }]);
    const [counts] = await source.summarise([{ need: "counts", column: "tags", as: "category" }]);
    assert.deepEqual(
      [...counts],
      [
        ['["a",1]', 2],
        ['{"b":null}', 1],
      ],
    );
    const { notes } = await source.describe();
    assert.deepEqual(notes, [
      { code: "nested", message: '3 cells of "tags" hold objects or arrays; they are compared as their JSON text' },
    ]);
  });

  test("a Date and a number of the same milliseconds stay apart", async () => {
    const [counts] = await arrays({ a: [new Date(0), 0, new Date(0)] }).summarise([
      { need: "counts", column: "a", as: "category" },
    ]);
    assert.deepEqual(
      [...counts],
      [
        ["1970-01-01T00:00:00.000Z", 2],
        ["0", 1],
      ],
    );
  });

  test("a key that a row lacks is missing there", async () => {
    const source = rows([{ a: 1 }, { b: "x" }, {}]);
    const answers = await source.summarise([
      { need: "presence", column: "a", as: "number" },
      { need: "presence", column: "b", as: "category" },
    ]);
    assert.deepEqual(
      answers.map(({ rows: count, present }) => [count, present]),
      [
        [3, 1],
        [3, 1],
      ],
    );
  });

  test("types given with the table count unless others are asked for", async () => {
    const source = arrays({ zip: [2134, 10001] }, { types: { zip: "category" } });
    assert.equal((await source.describe()).columns[0]?.kind, "category");
    assert.equal((await source.describe({ zip: "number" })).columns[0]?.kind, "number");
    assert.equal((await source.where({ column: "zip", equals: "2134" }).describe()).columns[0]?.kind, "category");
  });
});

test("rows are chosen by a boolean in whatever case it is written", async () => {
  const source = arrays({ paid: ["TRUE", "true", "False", true, "truer"] });
  assert.equal((await source.where({ column: "paid", equals: "true" }).describe()).rows, 3);
  assert.equal((await source.where({ column: "paid", equals: "TRUE" }).describe()).rows, 1);
});

describe("a fingerprint", () => {
  const table = { a: [1, 2, null, 2], b: ["x", "y", "y", "02"] };
  test("does not depend on the order of rows and columns", async () => {
    const turned = arrays({ b: ["02", "y", "x", "y"], a: [2, null, 1, 2] });
    assert.equal(await fingerprint(arrays(table)), await fingerprint(turned));
  });
  test("is the same for a number, its text and another way to write it", async () => {
    assert.equal(
      await fingerprint(arrays(table)),
      await fingerprint(arrays({ ...table, a: ["1.0", "2", null, " 2e0"] })),
    );
  });
  const others: Readonly<Record<string, Record<string, (number | string | boolean | null)[]>>> = {
    "another value": { ...table, a: [1, 2, null, 3] },
    "another number of rows": { a: [1, 2, 2], b: ["x", "y", "02"] },
    "a value more often": { ...table, a: [1, 1, null, 2] },
    "a missing cell more": { ...table, a: [1, null, null, 2] },
    "a leading zero less": { ...table, b: ["x", "y", "y", "2"] },
    "another name": { c: table.a, b: table.b },
    "exchanged columns": { a: table.b, b: table.a },
    "a further column": { ...table, c: [null, null, null, null] },
    "a boolean for a number": { ...table, a: [true, 2, null, 2] },
  };
  for (const [what, other] of Object.entries(others)) {
    test(`differs for ${what}`, async () =>
      assert.notEqual(await fingerprint(arrays(table)), await fingerprint(arrays(other))));
  }
});

describe("toSource", () => {
  test("takes whatever holds a table", async () => {
    const path = join(folder, "table.csv");
    writeFileSync(path, "a,b\n1,x\n2,y\n");
    const objects = [
      { a: 1, b: "x" },
      { a: 2, b: "y" },
    ];
    const columns = { a: [1, 2], b: ["x", "y"] };
    const source = arrays(columns, { name: "own" });
    assert.equal(toSource(source, "reference"), source);
    for (const table of [
      path,
      objects,
      columns,
      new Map(Object.entries(columns)),
      Object.assign(Object.create(null), columns),
    ]) {
      const taken = await toSource(table, "reference");
      assert.equal(await fingerprint(taken), await fingerprint(source));
      assert.equal(taken.name, table === path ? path : "reference");
    }
  });

  test("a column named describe is a column", async () => {
    const taken = await toSource({ describe: [1], where: [2], summarise: [3] }, "reference");
    assert.equal((await taken.describe()).columns.length, 3);
  });
});

test("files that a glob names are read in the order of their names", async () => {
  writeFileSync(join(folder, "part-2.ndjson"), '{"a": 3}\n');
  writeFileSync(join(folder, "part-1.ndjson"), '{"a": 1}\n{"a": 2}\n');
  const source = await file(join(folder, "part-*.ndjson"));
  const [sample] = await source.summarise([{ need: "sample", column: "a", as: "number", size: 9, seed: 1 }]);
  assert.deepEqual([...sample], [1, 2, 3]);
});

test("JSON keeps the digits of whole numbers beyond 2^53", async () => {
  const path = join(folder, "big.json");
  writeFileSync(path, '[{"a": 9007199254740993}, {"a": 9007199254740992}, {"a": 0.1234567890123456789}]');
  const [counts] = await (await file(path)).summarise([{ need: "counts", column: "a", as: "category" }]);
  assert.deepEqual([...counts.keys()], ["9007199254740993", "9007199254740992", "0.12345678901234568"]);
});

test("a sample depends on its seed and draws every row equally often", async () => {
  const source = arrays({ a: Array.from({ length: 20 }, (_, row) => row) });
  const drawn = new Array<number>(20).fill(0);
  for (let seed = 0; seed < 2000; seed += 1) {
    const [sample] = await source.summarise([{ need: "sample", column: "a", as: "number", size: 5, seed }]);
    for (const value of sample) drawn[value] = (drawn[value] as number) + 1;
  }
  // Each is drawn 500 times on average, with a standard deviation of 19.4.
  for (const times of drawn) assert.ok(Math.abs(times - 500) < 5 * 19.4, `${times}`);
});
