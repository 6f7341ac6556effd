import assert from "node:assert/strict";
import { test } from "node:test";
import { numberWeights } from "../../src/evidence/number.ts";
import { rowsNeeded } from "../../src/evidence/rowsNeeded.ts";
import { kuiperTail } from "../../src/stats/kuiper.ts";

const family = { falseAlarms: 0.05, tests: 20, smallestEffect: 0.1 };

test("a number needs the rows at which sqrt(nm/(n+m)) V passes its critical value with 1.2816 halves to spare", () => {
  const rows = rowsNeeded({ kind: "number", ...family });
  const critical = Math.sqrt(rows / 2) * 0.1 - 1.2816 / 2;
  assert.ok(Math.abs(kuiperTail(critical) / ((0.05 / 20) * numberWeights.shape) - 1) < 0.02);
});

test("missing cells need the rows of the two-proportion formula: .1 against .12 at .0025 takes 9,069 a side", () => {
  // ((3.02334 x .312890 + 1.28155 x .312730) / .02)^2 = 67.337^2 = 4,534.3, and twice that with equal sides
  const rows = rowsNeeded({ kind: "missing", share: 0.1, ...family, smallestEffect: 0.02 });
  assert.ok(Math.abs(rows - 9069) <= 2, `${rows}`);
});

test("two categories need the rows of chi-square with one degree, whose critical value at .0025 is 9.1406", () => {
  // excess 8.1406, l = 8.1406 + 2 x 1.6424 + 1.2816 sqrt(4 x 8.1406 + 4 x 1.6424 + 2) = 19.6430; 2 l / (4 x .01) = 982.2
  const rows = rowsNeeded({ kind: "category", cells: 2, ...family });
  assert.ok(Math.abs(rows - 983) <= 2, `${rows}`);
});

test("smaller effects, more tests, fewer false alarms and more categories take more rows", () => {
  const rows = (changed: Partial<typeof family>, cells = 5) =>
    rowsNeeded({ kind: "category", cells, ...family, ...changed });
  const usual = rows({});
  assert.ok(rows({ smallestEffect: 0.05 }) >= 4 * usual - 4);
  assert.ok(rows({ tests: 40 }) > usual);
  assert.ok(rows({ falseAlarms: 0.01 }) > usual);
  assert.ok(rows({}, 50) > usual);
});

test("a share of missing cells that cannot grow by so much is asked to shrink", () => {
  const ask = (share: number) => rowsNeeded({ kind: "missing", share, ...family, smallestEffect: 0.02 });
  assert.equal(ask(1), ask(0));
  assert.ok(Number.isFinite(ask(0.99)));
});

test("so many categories that none would have five rows on average take five rows for each", () => {
  assert.equal(rowsNeeded({ kind: "category", cells: 1_000_000, ...family }), 5_000_000);
});
