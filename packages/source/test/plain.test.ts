import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Cell, fingerprint, type Need, random } from "@driftline/drift";
import { arrays } from "@driftline/source";

const { next, normal, below } = random(12);
const infinities = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

const columns: Readonly<Record<string, (row: number) => number>> = {
  different: normal,
  "few values": () => below(40) - 20,
  "holes and infinities among few values": () =>
    next() < 0.3 ? Number.NaN : next() < 0.01 ? (infinities[below(3)] as number) : below(9) / 4,
  "holes and infinities": () =>
    next() < 0.3 ? Number.NaN : next() < 0.01 ? (infinities[below(3)] as number) : normal(),
  "zeros of both signs": () => (next() < 0.5 ? -0 : 0),
  "nothing but infinities": () => (next() < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
};

const needs = [
  { need: "presence", column: "a", as: "number" },
  { need: "presence", column: "a", as: "category" },
  { need: "presence", column: "a", as: "time" },
  { need: "extent", column: "a", as: "number" },
  { need: "quantiles", column: "a", as: "number", probabilities: [0, 0.1, 0.5, 0.77, 1] },
  { need: "bins", column: "a", as: "number", edges: [-1, 0, 0.25, 2] },
  { need: "sample", column: "a", as: "number", size: 50, seed: 3 },
  { need: "content", column: "a" },
] as const satisfies readonly Need[];

describe("a column of doubles answers like its cells one by one", () => {
  // A long column of few values is counted, another one is sorted, and short ones in another way.
  for (const [name, cellAt] of Object.entries(columns))
    for (const rows of [0, 5, 300, 20_000])
      test(`${name}, ${rows} rows`, async () => {
        const values = Float64Array.from({ length: rows }, (_, row) => cellAt(row));
        const cells = Array.from(values, (value) => (Number.isNaN(value) ? null : String(value)));
        const [doubles, texts] = [arrays({ a: values }), arrays({ a: cells }, { types: { a: "number" } })];
        assert.deepEqual(await doubles.summarise(needs), await texts.summarise(needs));
        assert.equal(await fingerprint(doubles), await fingerprint(texts));
        for (const as of ["number", "category"] as const) {
          const [counts] = await doubles.summarise([{ need: "counts", column: "a", as }]);
          const [others] = await texts.summarise([{ need: "counts", column: "a", as }]);
          assert.deepEqual(new Map([...counts].sort()), new Map([...others].sort()));
        }
      });
});

test("rows are chosen by value and by range, and keep their order", async () => {
  const source = arrays({ a: Float64Array.of(3, Number.NaN, 1, -0, 2, Number.POSITIVE_INFINITY, 1) });
  const rowsOf = async (filter: Parameters<typeof source.where>[0]): Promise<number[]> => {
    const [sample] = await source
      .where(filter)
      .summarise([{ need: "sample", column: "a", as: "number", size: 9, seed: 1 }]);
    return [...sample];
  };
  assert.deepEqual(await rowsOf({ column: "a", equals: "1" }), [1, 1]);
  assert.deepEqual(await rowsOf({ column: "a", equals: "0" }), [0]);
  for (const equals of ["1.0", "", "NaN", "one"]) assert.deepEqual(await rowsOf({ column: "a", equals }), []);
  assert.deepEqual(await rowsOf({ column: "a", from: 1, to: 3 }), [1, 2, 1]);
});

test("times are hashed as times, and each once", async () => {
  const day = (time: number): Date => new Date(time * 86_400_000);
  const dates = arrays({ a: [day(1), day(2), null, day(1)] });
  assert.equal(await fingerprint(dates), await fingerprint(arrays({ a: [day(1), day(1), day(2), undefined] })));
  const texts = arrays({ a: ["1970-01-02", "1970-01-03", null, "1970-01-02"] });
  assert.equal(await fingerprint(dates), await fingerprint(texts));
  const numbers = arrays({ a: [86_400_000, 172_800_000, null, 86_400_000] });
  assert.notEqual(await fingerprint(dates), await fingerprint(numbers));
});

test("the example of what cannot be read is the least text, in whatever order cells come", async () => {
  const exampleOf = async (cells: readonly Cell[], as: "time" | "number"): Promise<string | undefined> => {
    const [{ example }] = await arrays({ a: cells }).summarise([{ need: "presence", column: "a", as }]);
    return example;
  };
  const cases: readonly (readonly [cells: readonly Cell[], as: "time" | "number", least: string])[] = [
    [[7, 2e12, 30, Number.POSITIVE_INFINITY, 7], "time", "30"],
    [["b", "5", "a", "Z", "aa"], "number", "Z"],
    [[new Date(86_400_000), new Date(0)], "number", "1970-01-01T00:00:00.000Z"],
    [[9n, true, "8 kg", 7], "number", "8 kg"],
  ];
  for (const [cells, as, least] of cases)
    for (const order of [cells, cells.toReversed()]) assert.equal(await exampleOf(order, as), least);
});
