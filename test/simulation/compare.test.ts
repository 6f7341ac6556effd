import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, type Kind } from "@driftline/drift";
import { arrays } from "@driftline/source";
import { random } from "../../packages/drift/src/stats/random.ts";
import { mixedColumns } from "./columns.ts";
import { type Drawn, draw } from "./draw.ts";
import { know, marks } from "./judge.ts";
import { shifts } from "./shifts.ts";

const names = [...mixedColumns, ...shifts].map(({ name }, index) => `${index} ${name}`);

/** The same rows as a user would hand them over. */
function handedOver(columns: readonly Drawn[]) {
  const cells = ({ kind, values }: Drawn) =>
    kind === "number" ? values.slice() : Array.from(values, (code) => (Number.isNaN(code) ? null : `category ${code}`));
  const entries = columns.map((column, index) => [names[index] as string, cells(column)] as const);
  const types = Object.fromEntries(columns.map(({ kind }, index): [string, Kind] => [names[index] as string, kind]));
  return arrays(new Map<string, ArrayLike<unknown>>(entries), { types });
}

test("what the simulations judge by is what a report marks", async () => {
  const chance = random(9);
  const side = (which: "before" | "after", rows: number) => [
    ...mixedColumns.map((law) => draw(law, rows, chance)),
    ...shifts.map((shift) => draw(shift[which], rows, chance)),
  ];
  const [reference, current] = [side("before", 600), side("after", 400)];
  const report = await compare(handedOver(reference), handedOver(current), { measures: [] });
  const expected = reference.map((column, index) => know(column, current[index] as Drawn));
  const seen = (adjusted: number | null | undefined) => (adjusted ?? 1) <= report.options.falseAlarms;
  report.columns.forEach((column, index) => {
    assert.deepEqual(column.evidence, expected[index]?.values.evidence, column.name);
    assert.deepEqual(column.missing.evidence, expected[index]?.missing.evidence, column.name);
  });
  const marked = report.columns.map((column) => seen(column.adjustedPValue) || seen(column.missing.adjustedPValue));
  assert.deepEqual(marked, marks(expected));
  assert.ok(marked.some(Boolean) && !marked.every(Boolean));
});
