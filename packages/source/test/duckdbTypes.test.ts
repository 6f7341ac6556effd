import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fingerprint, type Reading, type Source } from "@driftline/drift";
import { arrays, file } from "@driftline/source";
import { notesOf, place } from "./badFiles.ts";
import { runInDuckdb } from "./duckdb.ts";
import { typeCases } from "./duckdbTypeCases.ts";

const makers = {
  parquet: async (statements: readonly string[], name: string): Promise<Source> => {
    await runInDuckdb(":memory:", ...statements, `COPY t TO '${place(`${name}.parquet`)}' (FORMAT parquet)`);
    return file(place(`${name}.parquet`));
  },
  database: async (statements: readonly string[], name: string): Promise<Source> => {
    await runInDuckdb(place(`${name}.duckdb`), ...statements);
    return file(`duckdb:${place(`${name}.duckdb`)}?table=t`);
  },
} as const;

const readings: readonly Exclude<Reading, "category">[] = ["number", "time", "boolean", "length", "words"];

/** All that can be asked of a column, but for the order of what has none. */
async function answersOf(source: Source): Promise<unknown> {
  const [presence, counts, extent, texts, content, assumptions] = await source.summarise([
    { need: "presence", column: "x", as: "category" },
    { need: "counts", column: "x", as: "category" },
    { need: "extent", column: "x", as: "category" },
    { need: "texts", column: "x", as: "category", size: 1000, seed: 1 },
    { need: "content", column: "x" },
    { need: "assumptions", column: "x" },
  ]);
  const numbers: unknown[] = [];
  for (const as of readings) {
    const [presence, some, { values, counts: times }] = await source.summarise([
      { need: "presence", column: "x", as },
      { need: "counts", column: "x", as },
      { need: "ordered", column: "x", as },
    ]);
    const ordered = [...values].flatMap((value, index) => new Array<number>(times?.[index] ?? 1).fill(value));
    numbers.push({ as, presence, some: [...some].sort(), ordered: ordered.map((value) => value + 0) });
  }
  const { rows, columns } = await source.describe();
  const codes = assumptions.map(({ code }) => code);
  return {
    rows,
    columns,
    presence,
    counts: [...counts].sort(),
    extent,
    texts,
    content,
    codes,
    numbers,
    fingerprint: await fingerprint(source),
  };
}

for (const engine of ["parquet", "database"] as const) {
  describe(`cells of every type of DuckDB's are those of arrays: ${engine}`, () => {
    for (const [index, { type, cells, kind, notes = [], onlyIn }] of typeCases.entries()) {
      if (onlyIn !== undefined && onlyIn !== engine) continue;
      const values = [...cells.map(([sql]) => sql), "NULL"];
      const equal = [...cells.map(([, cell]) => cell), null];
      const made = (times: number): string[] => [
        `CREATE TABLE t (x ${type})`,
        ...Array.from(
          { length: times },
          () => `INSERT INTO t VALUES ${values.map((value) => `(${value})`).join(", ")}`,
        ),
      ];
      // Few rows are fetched as they are, repeated values are counted.
      for (const times of [1, 40])
        test(`${type} ${index}, ${times} times`, async () => {
          const source = await makers[engine](made(times), `${engine}${index}.${times}`);
          const expected = arrays({ x: Array.from({ length: times }, () => equal).flat() });
          assert.equal((await source.describe()).columns[0]?.kind, kind);
          assert.deepEqual(await answersOf(source), await answersOf(expected));
          const said = notes.map((note) =>
            note.replace(/\b(\d+)(?= (?:of|cells))|(?<=of )(\d+)/g, (count) => String(times * Number(count))),
          );
          assert.deepEqual(await notesOf(source), said);
        });
    }

    test("without any value, and without rows", async () => {
      const types = [
        ...new Set(typeCases.filter(({ onlyIn }) => onlyIn === undefined || onlyIn === engine).map(({ type }) => type)),
      ];
      const table = `CREATE TABLE t (${types.map((type, index) => `x${index} ${type}`).join(", ")})`;
      const nothing = `INSERT INTO t VALUES (${types.map(() => "NULL").join(", ")})`;
      const expected = arrays(Object.fromEntries(types.map((_, index) => [`x${index}`, [null, null]])));
      const source = await makers[engine]([table, nothing, nothing], `${engine}.nothing`);
      assert.deepEqual((await source.describe()).columns, (await expected.describe()).columns);
      assert.equal(await fingerprint(source), await fingerprint(expected));
      const bare = await makers[engine]([table], `${engine}.bare`);
      const { rows, columns } = await bare.describe();
      assert.deepEqual([rows, columns], [0, (await expected.describe()).columns]);
    });
  });
}

test("times keep what is finer than a millisecond, whether they repeat or not", async () => {
  const text = "2020-01-01T12:34:56.789123";
  for (const [type, times] of [
    ["TIMESTAMP", 1],
    ["TIMESTAMP", 40],
    ["TIMESTAMPTZ", 40],
    ["TIMESTAMP_NS", 40],
  ] as const) {
    const zone = type === "TIMESTAMPTZ" ? "+00" : "";
    const inserts = Array.from(
      { length: times },
      () => `INSERT INTO t VALUES ('${text}${zone}'), ('1969-12-31 23:59:59.9995${zone}')`,
    );
    const source = await makers.parquet([`CREATE TABLE t (x ${type})`, ...inserts], `fine.${type}.${times}`);
    const expected = arrays({ x: Array.from({ length: times }, () => [text, "1969-12-31T23:59:59.9995"]).flat() });
    const need = [{ need: "ordered", column: "x", as: "time" }] as const;
    const [[found], [wanted]] = await Promise.all([source.summarise(need), expected.summarise(need)]);
    const flat = ({ values, counts }: typeof found): number[] =>
      [...values].flatMap((value, index) => new Array<number>(counts?.[index] ?? 1).fill(value));
    assert.deepEqual(flat(found), flat(wanted));
    assert.deepEqual(flat(found).at(-1), 1577882096789.123);
    assert.equal(await fingerprint(source), await fingerprint(expected));
    const part = source.where({ column: "x", equals: "2020-01-01T12:34:56.789Z" });
    assert.equal((await part.describe()).rows, times);
  }
});
