import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adultCells } from "../../../../test/adultCells.ts";
import { reconstruction } from "../../src/multivariate/reconstruction.ts";
import { poolRows, type SampledColumn, type SampledRows } from "../../src/multivariate/rows.ts";
import { random } from "../../src/stats/random.ts";
import { correlated, rowsOf } from "./tables.ts";

describe("reconstruction as nannyml defines it, on Adult", () => {
  const cells = adultCells();
  const educations = cells.get("education") ?? [];
  const isProduction = (row: number) => ["Some-college", "HS-grad", "Bachelors"].includes(String(educations[row]));
  const rows = [...educations.keys()];
  const sides = { reference: rows.filter((row) => !isProduction(row)), production: rows.filter(isProduction) };

  function sample(some: readonly number[], isWanted: (name: string, isNumber: boolean) => boolean): SampledRows {
    const columns = [...cells].flatMap(([name, column]): SampledColumn[] => {
      const isNumber = column.some((cell) => typeof cell === "number");
      if (!isWanted(name, isNumber)) return [];
      const own = some.map((row) => column[row] ?? undefined);
      return isNumber
        ? [{ name, kind: "number", numbers: Float64Array.from(own, (cell) => (cell as number) ?? Number.NaN) }]
        : [{ name, kind: "category", labels: own as (string | undefined)[] }];
    });
    return { rows: some.length, columns };
  }

  /**
   * The first chunk of the reference and of production, in chunks of 5,000 rows, by DataReconstructionDriftCalculator of
   * nannyml 0.13.1 with its defaults (numpy 1.26.4, pandas 2.2.3, scikit-learn 1.9.1), fitted to the whole reference.
   */
  const cases: readonly (readonly [string, (name: string, isNumber: boolean) => boolean, number, number, number])[] = [
    ["all columns", () => true, 7, 2.0700880496354035, 2.6034654973217317],
    ["all but the class", (name) => name !== "class", 7, 1.9389119055007857, 2.503717762632495],
    ["all numbers", (_, isNumber) => isNumber, 4, 0.9933404814433273, 0.7498074839809116],
  ];
  for (const [name, isWanted, components, ofReference, ofProduction] of cases)
    it(`has its errors of ${name}`, () => {
      const [reference, production] = [sample(sides.reference, isWanted), sample(sides.production, isWanted)];
      expectErrors(reference, production, components, ofReference, ofProduction);
    });

  // Made as those above are, with two columns more.
  it("has its errors where a column of one value changed, and of a flag", () => {
    const numbers = (some: readonly number[], constant: number): SampledRows => {
      const { rows: count, columns } = sample(some, (_, isNumber) => isNumber);
      const flags = some.map((row) => String(Number(cells.get("age")?.[row]) > 50));
      const changed: SampledColumn = { name: "one", kind: "number", numbers: new Float64Array(count).fill(constant) };
      return { rows: count, columns: [...columns, changed, { name: "flag", kind: "boolean", labels: flags }] };
    };
    const [reference, production] = [numbers(sides.reference, 1), numbers(sides.production, 3)];
    expectErrors(reference, production, 4, 1.1177725503121407, 2.244346964447798);
  });
});

/** The errors of the first 5,000 rows of each side by components fitted to the whole reference. */
function expectErrors(
  reference: SampledRows,
  production: SampledRows,
  components: number,
  ofReference: number,
  ofProduction: number,
): void {
  const first = (side: SampledRows): SampledRows => ({
    rows: 5000,
    columns: side.columns.map(({ numbers, labels, ...column }) => ({
      ...column,
      ...(numbers ? { numbers: numbers.subarray(0, 5000) } : {}),
      ...(labels ? { labels: labels.slice(0, 5000) } : {}),
    })),
  });
  for (const [side, expected] of [
    [reference, ofReference],
    [production, ofProduction],
  ] as const) {
    const found = reconstruction(poolRows(reference, first(side)), { heldOut: false });
    assert.equal(found.components, components);
    assert.ok(Math.abs(found.current.value - expected) < 1e-9, `${found.current.value}`);
    // Rows that were fitted to and rows that were not cannot be compared.
    assert.equal(found.evidence, undefined);
  }
}

describe("reconstruction on rows held out", () => {
  it("sees that what went together no longer does", () => {
    const chance = random(2);
    const [before, after] = [rowsOf(1000, correlated(0.9, 1, chance)), rowsOf(800, correlated(0, 1, chance))];
    const { reference, current, components, evidence, effect } = reconstruction(poolRows(before, after));
    assert.equal(components, 2);
    assert.ok(reference.high < current.low);
    assert.ok((evidence?.pValue ?? 1) < 1e-9 && (effect?.low ?? 0) > 0.1);
  });

  it("gives the same errors to rows alike, held out or not known before", () => {
    const chance = random(4);
    const draw = correlated(0.5, 6, chance);
    let held = 0;
    for (let report = 0; report < 200; report += 1) {
      const { reference, current } = reconstruction(poolRows(rowsOf(60, draw), rowsOf(60, draw)), { seed: report });
      if (
        Math.abs(reference.value - current.value) <=
        Math.hypot(reference.high - reference.value, current.high - current.value)
      )
        held += 1;
    }
    // A 95 % interval of the difference; rows that the components were fitted to would have smaller errors.
    assert.ok(held >= 180, `${held} of 200`);
  });

  it("keeps one component back, so that something is left to compare", () => {
    const chance = random(6);
    const [before, after] = [rowsOf(400, correlated(0, 0, chance)), rowsOf(400, correlated(0.8, 0, chance))];
    const found = reconstruction(poolRows(before, after));
    assert.equal(found.components, 1);
    assert.ok((found.evidence?.pValue ?? 1) < 0.05);
  });

  it("takes missing cells, categories never seen and columns of one value as they come", () => {
    const chance = random(7);
    const draw = (names: readonly string[]) => () => [
      chance.next() < 0.2 ? undefined : chance.normal(),
      names[chance.below(names.length)],
      5,
      chance.normal(),
    ];
    const found = reconstruction(poolRows(rowsOf(300, draw(["a", "a", "b"])), rowsOf(300, draw(["c"]))));
    assert.ok(Number.isFinite(found.reference.value) && Number.isFinite(found.current.value));
    assert.ok((found.evidence?.pValue ?? 1) < 1e-6);
  });

  it("refuses a table in which fewer than two columns hold different values", () => {
    const chance = random(8);
    const rows = rowsOf(100, () => [chance.normal(), 1, "a", undefined]);
    assert.throws(() => reconstruction(poolRows(rows, rows)), { name: "DriftlineError", message: /two columns/ });
  });
});
