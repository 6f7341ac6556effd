import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Cell, fingerprint, type Kind, orderedSize, type Reading, type Source } from "@driftline/drift";
import { arrays, type Table } from "@driftline/source";

export type ConformanceTable = ReadonlyMap<string, readonly (Cell | null)[]>;

interface Expected {
  readonly kind: Kind;
  /** How the column is read, and the finite numbers that gives, in the table's order. */
  readonly numbers?: { readonly as: Exclude<Reading, "category">; readonly values: readonly number[] };
  readonly infinite?: number;
  readonly unreadable?: number;
}

export interface ConformanceCase {
  readonly name: string;
  readonly columns: ReadonlyMap<string, readonly [cells: readonly (Cell | null)[], expected: Expected]>;
}

const noon = Date.UTC(2026, 1, 3, 12);
const categories = Array.from({ length: 4000 }, (_, row) => `value ${row % 2000}`);
const uneven = Array.from({ length: 5000 }, (_, row) => Math.sin(row) * 10 ** (row % 7));

export const cases: readonly ConformanceCase[] = [
  {
    name: "numbers with missing cells, infinities and repeated values",
    columns: new Map([
      [
        "age",
        [[39, null, 50, 39, -2.5, 0], { kind: "number", numbers: { as: "number", values: [39, 50, 39, -2.5, 0] } }],
      ],
      [
        "rate",
        [
          [0.1, Number.POSITIVE_INFINITY, null, 1e-7, Number.NEGATIVE_INFINITY, 1e21],
          { kind: "number", numbers: { as: "number", values: [0.1, 1e-7, 1e21] }, infinite: 2 },
        ],
      ],
    ]),
  },
  {
    name: "whole numbers beyond 2^53",
    columns: new Map([
      [
        "serial",
        [
          [9007199254740993n, 9007199254740995n, 5n, null],
          { kind: "number", numbers: { as: "number", values: [9007199254740992, 9007199254740996, 5] } },
        ],
      ],
      ["other", [[1, 2, 3, 4], { kind: "number", numbers: { as: "number", values: [1, 2, 3, 4] } }]],
    ]),
  },
  {
    name: "booleans, times and text that is neither",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["paid", [[true, false, null, true], { kind: "boolean", numbers: { as: "boolean", values: [1, 0, 1] } }]],
      [
        "at",
        [
          [new Date(noon), null, new Date(noon + 1), new Date(noon)],
          { kind: "time", numbers: { as: "time", values: [noon, noon + 1, noon] } },
        ],
      ],
      [
        "zip",
        [
          ["02134", "10001", "02134", null],
          { kind: "category", numbers: { as: "number", values: [2134, 10001, 2134] } },
        ],
      ],
      ["mixed", [["a", "1", "b", "2"], { kind: "category", numbers: { as: "number", values: [1, 2] }, unreadable: 2 }]],
    ]),
  },
  {
    name: "text in any script, quotes, line ends, empty strings and blanks",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      [
        "text",
        [
          [
            "",
            "a,b",
            'say "hi"',
            "two\nlines",
            "tab\there",
            "ünïcödé",
            "日本語",
            "👩‍👩‍👧",
            " spaced ",
            null,
            "\r\n",
            "\u2028",
          ],
          { kind: "category", numbers: { as: "length", values: [0, 3, 8, 9, 8, 7, 3, 5, 8, 2, 1] } },
        ],
      ],
      [
        "words",
        [
          ["one", "two words", "", " ", null, "a b  c", "x", "x", "x", "x", "x", "x"],
          { kind: "category", numbers: { as: "words", values: [1, 2, 0, 0, 3, 1, 1, 1, 1, 1, 1] } },
        ],
      ],
    ]),
  },
  {
    name: "byte order marks in cells",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["before", [["a", "b", "c", "d", "e", "f", "g", "h"], { kind: "category" }]],
      [
        "marked",
        [
          [
            "word",
            "\ufeffword",
            "\ufeff\ufeffword",
            "wo\ufeffrd",
            "\ufeff",
            null,
            "\ufeffand more than twelve bytes",
            "and more than twelve bytes",
          ],
          { kind: "category", numbers: { as: "length", values: [4, 5, 6, 5, 1, 27, 26] } },
        ],
      ],
    ]),
  },
  {
    name: "column names that are no identifiers",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>(
      ["__proto__", "constructor", "<script>alert(1)</script>", "👍", 'a "quoted", name', "line\nbreak", " "].map(
        (name, index) => [
          name,
          [[index, index + 1], { kind: "number", numbers: { as: "number", values: [index, index + 1] } }],
        ],
      ),
    ),
  },
  {
    name: "2,000 categories",
    columns: new Map([
      ["category", [categories, { kind: "category" }]],
      ["row", [categories.map((_, row) => row), { kind: "number" }]],
    ]),
  },
  {
    name: "numbers of very different size",
    columns: new Map([
      ["uneven", [uneven, { kind: "number", numbers: { as: "number", values: uneven } }]],
      ["constant", [uneven.map(() => 7), { kind: "number", numbers: { as: "number", values: uneven.map(() => 7) } }]],
    ]),
  },
  {
    name: "a column without any value, and one row",
    columns: new Map<string, readonly [readonly (Cell | null)[], Expected]>([
      ["nothing", [[null], { kind: "category", numbers: { as: "number", values: [] } }]],
      ["one", [[3], { kind: "number", numbers: { as: "number", values: [3] } }]],
    ]),
  },
  {
    name: "one column with missing cells",
    columns: new Map([["only", [[1, null, null, 2], { kind: "number", numbers: { as: "number", values: [1, 2] } }]]]),
  },
  {
    name: "no rows",
    columns: new Map([
      ["a", [[], { kind: "category" }]],
      ["b", [[], { kind: "category" }]],
    ]),
  },
];

/**
 * What every source must answer. Expected values are counted here from the cells, in the plainest way, and never taken
 * from an engine: integers to the last digit, sums within 1e-12 of the sum of their terms' sizes.
 */
export function conformance(name: string, makeSource: (table: ConformanceTable) => Promise<Source>): void {
  describe(`${name} answers like every other source`, () => {
    for (const { name: what, columns } of cases) {
      const table: ConformanceTable = new Map([...columns].map(([column, [cells]]) => [column, cells]));
      test(what, async () => {
        const source = await makeSource(table);
        const facts = await source.describe();
        const rows = table.values().next().value?.length ?? 0;
        assert.equal(facts.rows, rows);
        if (rows > 0)
          assert.deepEqual(
            facts.columns.map((column) => column.name),
            [...table.keys()],
          );
        if (rows > 0) assert.equal(await fingerprint(source), await fingerprint(arrays(table)));
        for (const column of facts.columns) {
          const [cells, expected] = columns.get(column.name) ?? assert.fail(`no such column: ${column.name}`);
          assert.equal(column.kind, expected.kind);
          assert.equal(column.empty, !cells.some((cell) => cell !== null));
          await checkCategories(source, column.name, cells);
          if (expected.numbers) await checkNumbers(source, column.name, cells, expected);
        }
      });
    }

    test("a selection of rows is a source of its own", async () => {
      const table = new Map<string, readonly (Cell | null)[]>([
        ["group", ["a", "b", "a", null, "b", "a"]],
        ["value", [1, 2, 3, 4, null, 6]],
      ]);
      const source = await makeSource(table);
      const grouped = source.where({ column: "group", equals: "a" });
      const [ordered, counts] = await grouped.summarise([
        { need: "ordered", column: "value", as: "number" },
        { need: "counts", column: "group", as: "category" },
      ]);
      assert.deepEqual(expand(ordered), [1, 3, 6]);
      assert.deepEqual([...counts], [["a", 3]]);
      const both = grouped.where({ column: "value", from: 1, to: 6 });
      const [left] = await both.summarise([{ need: "ordered", column: "value", as: "number" }]);
      assert.deepEqual(expand(left), [1, 3], "from is within, to is not");
      const alone = arrays({ group: ["a", "a"], value: [1, 3] });
      assert.deepEqual({ ...(await both.describe()), notes: [] }, await alone.describe());
      assert.equal(await fingerprint(both), await fingerprint(alone));
    });

    test("a sample of rows keeps rows whole, and is the same for the same seed everywhere", async () => {
      const table = new Map<string, readonly (Cell | null)[]>([
        ["number", Array.from({ length: 50 }, (_, row) => (row % 7 === 0 ? null : row + 0.5))],
        ["name", Array.from({ length: 50 }, (_, row) => (row % 5 === 0 ? null : `row ${row}`))],
      ]);
      const needs = [
        {
          need: "rows",
          columns: [
            { column: "number", as: "number" },
            { column: "name", as: "category" },
          ],
          size: 20,
          seed: 3,
        },
      ] as const;
      const source = await makeSource(table);
      const [[numbers, names] = []] = await source.summarise(needs);
      assert.deepEqual(await arrays(table).summarise(needs), [[numbers, names]]);
      assert.equal(numbers?.length, 20);
      numbers.forEach((number, index) => {
        if (typeof number !== "number" || Number.isNaN(number) || names?.[index] === undefined) return;
        assert.equal(names[index], `row ${number - 0.5}`);
      });
      const some = source.where({ sample: 20, seed: 3 });
      const [all] = await some.summarise([{ need: "texts", column: "name", as: "category", size: 50, seed: 1 }]);
      assert.deepEqual(
        all,
        names?.filter((name) => name !== undefined),
      );
      assert.equal((await some.describe()).rows, 20);
    });

    test("a column that is not there is named", async () => {
      const source = await makeSource(new Map([["age", [1, 2]]]));
      await assert.rejects(source.summarise([{ need: "presence", column: "aeg", as: "number" }]), {
        code: "unknownColumn",
        message: `${source.name}: there is no column "aeg"; did you mean "age"?`,
      });
    });

    test("a kind that is set wins, and what it cannot read is counted", async () => {
      const source = await makeSource(new Map([["grade", ["1", "2", "three", "2"]]]));
      const { columns } = await source.describe({ grade: "number" });
      assert.deepEqual(columns, [{ name: "grade", kind: "number", empty: false }]);
      const [assumptions] = await source.summarise([{ need: "assumptions", column: "grade", told: "number" }]);
      assert.deepEqual(assumptions, [
        {
          code: "unreadable",
          message: '1 of 4 values cannot be read as number, for example "three"; they count as missing',
        },
      ]);
    });

    const visits: ConformanceTable = new Map<string, readonly (Cell | null)[]>([
      ["position", [1, 2.5, 1, null, 2.5, -7]],
      ["plan", ["free", "paid", null, "free", "02", "free"]],
      ["paid", [true, false, true, null, false, true]],
      ["at", [0, 1, 2, 2, null, 3].map((day) => (day === null ? null : new Date(noon + day * 86_400_000)))],
    ]);
    const makeVisits = async () => (await makeSource(visits)) as Table;
    const labelsOf = async (table: Source, column = "position") => {
      const all = { need: "texts", column, as: "category", size: 9, seed: 1 } as const;
      return (await table.summarise([all]))[0];
    };

    test("rows go by the cell that they hold, in whatever type it is asked for", async () => {
      const table = await makeVisits();
      assert.deepEqual(await labelsOf(table.where("plan", "free")), ["1", "-7"]);
      assert.deepEqual(await labelsOf(table.where({ column: "position", equals: 2.5 }), "plan"), ["paid", "02"]);
      assert.deepEqual(await labelsOf(table.where("paid", true)), ["1", "1", "-7"]);
      assert.deepEqual(await labelsOf(table.where("at", new Date(noon)), "plan"), ["free"]);
      assert.deepEqual(await labelsOf(table.where("plan", "paid").where("paid", true)), []);
    });

    test("rows between two times are those from the first until before the second", async () => {
      const table = await makeVisits();
      const day = (table: Source) => labelsOf(table, "at");
      const [first, second] = [new Date(noon), new Date(noon + 86_400_000)].map((time) => time.toISOString());
      assert.deepEqual(await day(table.between(noon, noon + 86_400_000)), [first]);
      assert.deepEqual(await day(table.between(first as string, new Date(noon + 86_400_001))), [first, second]);
      assert.deepEqual(await day(table.between("2026-02-04", "2026-02-05", { column: "at" })), [second]);
      const none = table.between("2027-01-01", "2027-01-02");
      assert.equal((await none.between("2027-01-01", "2028-01-01").describe()).rows, 0);
      const narrow = table.between("2026-02-04", "2026-02-06").where("plan", "paid").select(["position"]);
      assert.deepEqual(await labelsOf(narrow), ["2.5"]);
      await assert.rejects(table.between("2026-02-04", "2026-02-06", { column: "plan" }).describe(), {
        code: "noTime",
        message: `${table.name}: between: column "plan" is read as category, not as time; set its kind with the option types, or name another column`,
      });
      await assert.rejects(table.select(["plan", "paid"]).between(0, 1).describe(), {
        code: "noTime",
        message: `${table.name}: between: the table has no column of times; set the kind of one with the option types, such as { "at": "time" }`,
      });
    });

    test("a sample is the same for the same seed, and part of the table", async () => {
      const table = await makeVisits();
      const some = await fingerprint(table.sample(3));
      assert.equal(await fingerprint(table.sample(3)), some);
      assert.equal(await fingerprint((arrays(visits) as Table).sample(3)), some);
      assert.notEqual(await fingerprint(table.sample(3, { seed: 2 })), some);
      assert.equal((await table.sample(3).describe()).rows, 3);
      assert.equal(await fingerprint(table.sample(99)), await fingerprint(table));
    });

    test("chosen columns are all there is of a table", async () => {
      const table = await makeVisits();
      const some: Table = table.select(["paid", "position"]);
      const { columns, rows } = await some.describe();
      assert.deepEqual(
        [columns.map(({ name, kind }) => `${name} ${kind}`), rows],
        [["paid boolean", "position number"], 6],
      );
      const alone = new Map(["paid", "position"].map((name) => [name, visits.get(name) ?? []]));
      assert.equal(await fingerprint(some), await fingerprint(arrays(alone)));
      // Rows are numbered by a column that must not meet the table's own.
      assert.deepEqual(await labelsOf(table.select(["plan"]).sample(99), "plan"), [
        "free",
        "paid",
        "free",
        "02",
        "free",
      ]);
      const unknown = {
        code: "unknownColumn",
        message: `${table.name}: there is no column "plan"; there is "paid", "position"`,
      };
      await assert.rejects(labelsOf(some, "plan"), unknown);
      await assert.rejects(async () => some.where("plan", "free").describe(), unknown);
      await assert.rejects(async () => some.select(["plan"]).describe(), unknown);
    });
  });
}

async function checkCategories(source: Source, column: string, cells: readonly (Cell | null)[]): Promise<void> {
  const [presence, counts, extent, texts, all] = await source.summarise([
    { need: "presence", column, as: "category" },
    { need: "counts", column, as: "category" },
    { need: "extent", column, as: "category" },
    { need: "texts", column, as: "category", size: 3, seed: 7 },
    { need: "texts", column, as: "category", size: cells.length + 1, seed: 7 },
  ]);
  const labels = cells
    .filter((cell) => cell !== null)
    .map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell)));
  const expected = new Map<string, number>();
  for (const label of labels) expected.set(label, (expected.get(label) ?? 0) + 1);
  assert.deepEqual(new Map([...counts].sort()), new Map([...expected].sort()));
  assert.equal(extent.distinct, expected.size);
  assert.deepEqual(all, labels);
  assert.equal(texts.length, Math.min(3, labels.length));
  assert.ok(isSubsequence(texts, labels));
  const empty = cells.length - labels.length;
  assert.deepEqual(presence, { rows: cells.length, present: labels.length, empty, infinite: 0, unreadable: 0 });
}

async function checkNumbers(
  source: Source,
  column: string,
  cells: readonly (Cell | null)[],
  expected: Expected,
): Promise<void> {
  const { as, values } = expected.numbers ?? assert.fail("no numbers expected");
  const sorted = [...values].sort((a, b) => a - b);
  const edges =
    sorted.length === 0 ? [0, 1] : [sorted[0] as number, sorted[sorted.length >> 1] as number, sorted.at(-1) as number];
  const [presence, extent, moments, around, quantiles, bins, ordered, sample, again] = await source.summarise([
    { need: "presence", column, as },
    { need: "extent", column, as },
    { need: "moments", column, as, shift: 1.5 },
    { need: "moments", column, as },
    { need: "quantiles", column, as, probabilities: [0, 0.25, 0.5, 0.9, 1] },
    { need: "bins", column, as, edges },
    { need: "ordered", column, as },
    { need: "sample", column, as, size: 3, seed: 7 },
    { need: "sample", column, as, size: 3, seed: 7 },
  ]);
  const { infinite = 0, unreadable = 0 } = expected;
  assert.equal(presence.present, values.length);
  assert.equal(presence.infinite, infinite);
  assert.equal(presence.unreadable, unreadable);
  assert.equal(presence.empty, cells.length - values.length - infinite - unreadable);
  assert.deepEqual(expand(ordered), sorted);
  assert.equal(orderedSize(ordered), values.length);
  assert.deepEqual(extent, {
    minimum: sorted[0] ?? Number.NaN,
    maximum: sorted.at(-1) ?? Number.NaN,
    distinct: new Set(values).size,
  });
  checkMoments(moments.sums, values, 1.5);
  checkMoments(around.sums, values, around.shift);
  assert.equal(moments.count, values.length);
  const within = (low: number, high: number, closed: boolean): number =>
    values.filter((value) => value >= low && (value < high || (closed && value === high))).length;
  assert.deepEqual(
    [...bins],
    edges.slice(1).map((edge, bin) => within(edges[bin] as number, edge, bin === edges.length - 2)),
  );
  [0, 0.25, 0.5, 0.9, 1].forEach((probability, index) => {
    assert.ok(isClose(quantiles[index] as number, quantile(sorted, probability)), `quantile ${probability}`);
  });
  assert.deepEqual(sample, again);
  assert.equal(sample.length, Math.min(3, values.length));
  assert.ok(isSubsequence([...sample], values));
}

function checkMoments(sums: readonly number[], values: readonly number[], shift: number): void {
  sums.forEach((sum, index) => {
    const terms = values.map((value) => (value - shift) ** (index + 1));
    const exact = terms.reduce((total, term) => total + term, 0);
    const size = terms.reduce((total, term) => total + Math.abs(term), 0);
    assert.ok(Math.abs(sum - exact) <= 1e-12 * size, `power ${index + 1}: ${sum} is not ${exact}`);
  });
}

/** R-7 as Hyndman and Fan write it. */
function quantile(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const low = sorted[Math.floor(position)] as number;
  const high = sorted[Math.ceil(position)] as number;
  return low + (position - Math.floor(position)) * (high - low);
}

function isClose(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b), 1);
}

function expand({ values, counts }: { values: Float64Array; counts?: Float64Array }): number[] {
  return [...values].flatMap((value, index) => new Array<number>(counts?.[index] ?? 1).fill(value));
}

function isSubsequence<Value>(some: readonly Value[], all: readonly Value[]): boolean {
  let found = 0;
  for (const value of all) if (value === some[found]) found += 1;
  return found === some.length;
}
