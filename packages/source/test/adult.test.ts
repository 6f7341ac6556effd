import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fingerprint, type Source } from "@driftline/drift";
import { type AdultRow, adult, type Table } from "@driftline/source";

async function meanOf(source: Source, column: string): Promise<number> {
  const [{ count, shift, sums }] = await source.summarise([{ need: "moments", column, as: "number", shift: 0 }]);
  return shift + sums[0] / count;
}

async function shareOf(source: Source, column: string, value: string): Promise<number> {
  const [counts, { present }] = await source.summarise([
    { need: "counts", column, as: "category" },
    { need: "presence", column, as: "category" },
  ]);
  return (counts.get(value) ?? 0) / present;
}

describe("adult", () => {
  // Counted from the original files with pandas 2.3.3.
  test("is split like Evidently's tutorial", async () => {
    const { reference, production } = await adult();
    const [before, after] = [await reference.describe(), await production.describe()];
    assert.deepEqual([before.rows, after.rows], [14_155, 34_687]);
    assert.deepEqual(
      after.columns.filter(({ kind }) => kind === "number").map(({ name }) => name),
      ["age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week"],
    );
    for (const { name } of before.columns) {
      const need = { need: "assumptions", column: name } as const;
      assert.deepEqual(await reference.summarise([need]), [[]]);
      assert.deepEqual(await production.summarise([need]), [[]]);
    }
    const [education] = await production.summarise([{ need: "counts", column: "education", as: "category" }]);
    assert.deepEqual(Object.fromEntries(education), { "HS-grad": 15784, "Some-college": 10878, Bachelors: 8025 });
    assert.ok(Math.abs((await meanOf(reference, "fnlwgt")) - 191298.04726245144) < 1e-6);
    const [occupation] = await reference.summarise([{ need: "presence", column: "occupation", as: "category" }]);
    assert.equal(occupation.empty, 902);
  });

  test("has the same halves every time, and nothing else in same", async () => {
    const first = await adult("same");
    const second = await adult("same");
    for (const side of ["reference", "production"] as const) {
      const facts = await first[side].describe();
      assert.equal(facts.rows, 24_421);
      assert.equal(await fingerprint(first[side]), await fingerprint(second[side]));
    }
    // The means of two halves differ by less than five standard errors: 13.7 is the standard deviation of age.
    const gap = (await meanOf(first.reference, "age")) - (await meanOf(first.production, "age"));
    assert.ok(Math.abs(gap) < 5 * 13.7 * Math.sqrt(2 / 24_421));
  });

  const week = 7 * 86_400_000;
  const start = Date.UTC(2026, 0, 5);
  const changedIn: Readonly<
    Record<"sudden" | "gradual" | "recurring", readonly [from: number, to: number, years: number][]>
  > = {
    sudden: [
      [0, 13, 0],
      [13, 26, 10],
    ],
    gradual: [
      [0, 6.5, 0],
      [6.5, 13, 2.5],
      [13, 19.5, 7.5],
      [19.5, 26, 10],
    ],
    recurring: [
      [0, 4, 0],
      [4, 8, 10],
      [8, 12, 0],
      [20, 24, 10],
      [24, 26, 0],
    ],
  };
  for (const [scenario, spans] of Object.entries(changedIn)) {
    test(`makes people ${scenario} older, as its comment says`, async () => {
      const { production } = await adult(scenario as keyof typeof changedIn);
      const same = (await adult("same")).production;
      const age = await meanOf(same, "age");
      assert.equal((await production.describe()).rows, 24_421);
      for (const [from, to, years] of spans) {
        const span = production.where({ column: "time", from: start + from * week, to: start + to * week });
        const gap = (await meanOf(span, "age")) - age;
        assert.ok(Math.abs(gap - years) < 1.5, `weeks ${from} to ${to}: ${gap} years`);
      }
      assert.equal(await meanOf(production, "hours-per-week"), await meanOf(same, "hours-per-week"));
    });
  }

  test("breaks the pipeline by a unit and a default", async () => {
    const { production } = await adult("brokenPipeline");
    const same = (await adult("same")).production;
    assert.ok(Math.abs((await meanOf(production, "fnlwgt")) * 1000 - (await meanOf(same, "fnlwgt"))) < 1e-6);
    const before = await shareOf(same, "hours-per-week", "40");
    assert.ok(Math.abs((await shareOf(production, "hours-per-week", "40")) - (before + 0.3 * (1 - before))) < 0.015);
  });

  test("has a new category in 5 % of the rows", async () => {
    const { reference, production } = await adult("newCategory");
    assert.equal(await shareOf(reference, "education", "Bootcamp"), 0);
    assert.ok(Math.abs((await shareOf(production, "education", "Bootcamp")) - 0.05) < 0.007);
  });

  test("loses a further tenth of two columns", async () => {
    const { production } = await adult("missingValues");
    const [age] = await production.summarise([{ need: "presence", column: "age", as: "number" }]);
    assert.ok(Math.abs(age.empty / age.rows - 0.1) < 0.01);
  });

  test("knows its columns by name", () => {
    const nameOf = <Row>(_: Table<Row> | undefined, name: keyof Row): keyof Row => name;
    assert.equal(nameOf<AdultRow>(undefined, "age"), "age");
    // @ts-expect-error there is no such column
    assert.equal(nameOf<AdultRow>(undefined, "aeg"), "aeg");
  });
});
