import assert from "node:assert/strict";
import { test } from "node:test";
import { combine, type View } from "../../src/evidence/views.ts";

const view = (name: string, weight: number, pValue: number, more: Partial<View> = {}): View => ({
  view: name,
  method: `${name} in words`,
  weight,
  pValue,
  ...more,
});

const close = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-15, `${actual}`);

test("views share the p-value by their weights, and the best one gives its name", () => {
  const { pValue, view: name, method } = combine([view("a", 0.75, 0.03), view("b", 0.25, 0.005)]);
  close(pValue, 0.02);
  assert.equal(name, "b");
  assert.equal(method, "b in words");
});

test("a view that could not have come as low costs nothing", () => {
  close(combine([view("a", 0.5, 0.01), view("b", 0.5, 1, { least: 0.2 })]).pValue, 0.01);
});

test("a view that is seldom anything but 1 costs no more than that", () => {
  close(combine([view("a", 0.5, 0.01), view("b", 0.5, 1, { ceiling: 0.001 })]).pValue, 0.011);
});

test("a p-value of views is at most one, and its least is the least of any view", () => {
  const { pValue, least } = combine([view("a", 0.5, 1, { least: 0.3 }), view("b", 0.5, 0.9, { least: 0.1 })]);
  assert.equal(pValue, 1);
  assert.equal(least, 0.1);
});
