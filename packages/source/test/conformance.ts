import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Cell, fingerprint, type Source } from "@driftline/drift";
import { arrays, type Table } from "@driftline/source";
import { type ConformanceTable, cases, noon } from "./conformanceCases.ts";
import { checkCategories, checkNumbers, expand } from "./conformanceChecks.ts";

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
