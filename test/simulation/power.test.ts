import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsNeeded } from "../../packages/drift/src/evidence/rowsNeeded.ts";
import { mixedColumns } from "./columns.ts";
import { seenAlone, seenRates } from "./run.ts";
import { categoryShiftOfSize, numberShiftsOfSize, shifts } from "./shifts.ts";

/** The least share of 400 reports that must see each shift, by rows a side: what 1,500 showed, less three standard errors. */
const expected: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  500: {
    "mean .2 sd": 0.43,
    "mean .5 sd": 0.98,
    "variance x 1.5": 0.72,
    "5 categories, one +10 points": 0.58,
    "new category with 5 %": 0.97,
    "missing 0 to 3 %": 0.88,
  },
  1000: { "mean .2 sd": 0.87, "variance x 1.5": 0.98, "5 categories, one +10 points": 0.94 },
  2000: {
    "mean .1 sd": 0.44,
    "mean .2 sd": 0.98,
    "5 categories, one +5 points": 0.65,
    "new category with 1 %": 0.96,
  },
};

for (const [rows, least] of Object.entries(expected)) {
  test(`one shifted column of twenty is seen with ${rows} rows a side`, () => {
    const size = { reference: Number(rows), current: Number(rows) };
    const asked = shifts.filter(({ name }) => Object.hasOwn(least, name));
    const seen = seenRates({ columns: mixedColumns, size, reports: 400, seed: Number(rows) }, asked);
    for (const [name, rate] of Object.entries(least)) {
      assert.ok((seen.get(name)?.rate ?? 0) >= rate, `${name}: ${seen.get(name)?.rate} is less than ${rate}`);
    }
  });
}

const family = { falseAlarms: 0.05, tests: 22, smallestEffect: 0.1 };
const level = family.falseAlarms / family.tests;

for (const shift of numberShiftsOfSize(0.1)) {
  test(`with the rows the report names a number's change is seen nine times in ten: ${shift.name}`, () => {
    const rows = rowsNeeded({ kind: "number", ...family });
    const { seen, covered } = seenAlone(shift, rows, { level, size: 0.1, reports: 300, seed: 1 });
    assert.ok(seen.rate >= 0.9, `${seen.rate}`);
    assert.ok(covered.rate >= 0.93, `${covered.rate}`);
  });
}

for (const cells of [2, 3, 5, 20, 100]) {
  test(`with the rows the report names the hardest change of ${cells} categories is seen`, () => {
    const rows = rowsNeeded({ kind: "category", cells, ...family });
    const { seen, covered } = seenAlone(categoryShiftOfSize(cells, 0.1), rows, {
      level,
      size: 0.1,
      reports: 400,
      seed: 2,
    });
    assert.ok(seen.rate >= 0.87, `${seen.rate}`);
    assert.ok(covered.rate >= 0.93, `${covered.rate}`);
  });
}
