import assert from "node:assert/strict";
import { test } from "node:test";
import { mixedColumns } from "./columns.ts";
import { falseAlarmRate, promised } from "./run.ts";

for (const rows of [20, 200, 1000, 2000, 10_000]) {
  test(`twenty mixed columns without drift, ${rows} rows a side, are marked in at most one report of twenty`, () => {
    const size = { reference: rows, current: rows };
    const { rate } = falseAlarmRate({ columns: mixedColumns, size, reports: 400, seed: rows });
    assert.ok(rate <= promised(400), `${rate}`);
  });
}
