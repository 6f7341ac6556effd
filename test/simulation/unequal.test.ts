import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../packages/drift/src/stats/random.ts";
import { hardTables, mixedColumns } from "./columns.ts";
import { alarmRate, copies, falseAlarmRate, promised } from "./run.ts";

const reports = 400;

for (const [reference, current] of [
  [1000, 100],
  [10_000, 200],
  [200, 5000],
] as const) {
  test(`twenty mixed columns without drift, ${reference} rows against ${current}, keep the promise`, () => {
    const size = { reference, current };
    const { rate } = falseAlarmRate({ columns: mixedColumns, size, reports, seed: reference + current });
    assert.ok(rate <= promised(reports), `${rate}`);
  });
}

for (const [name, columns] of hardTables) {
  for (const [reference, current] of [
    [1000, 1000],
    [2000, 200],
  ] as const) {
    test(`twenty columns of ${name}, ${reference} rows against ${current}, keep the promise`, () => {
      const { rate } = falseAlarmRate({ columns, size: { reference, current }, reports, seed: name.length + current });
      assert.ok(rate <= promised(reports), `${rate}`);
    });
  }
}

test("columns that go together in groups of five keep the promise", () => {
  const size = { reference: 500, current: 500 };
  const { rate } = falseAlarmRate({ columns: mixedColumns, size, reports, seed: 5, correlation: 0.8 });
  assert.ok(rate <= promised(reports), `${rate}`);
});

test("twenty copies of one column are marked no more often than one column of twenty", () => {
  const chance = random(20);
  const [law] = mixedColumns;
  assert.ok(law);
  const { rate } = alarmRate(1000, () => [copies(law, 300, chance), copies(law, 300, chance)]);
  assert.ok(rate <= 0.0025 + 2 * Math.sqrt((0.0025 * 0.9975) / 1000), `${rate}`);
});
