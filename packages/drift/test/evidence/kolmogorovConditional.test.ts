import assert from "node:assert/strict";
import { test } from "node:test";
import { kolmogorovConditional } from "../../src/stats/kolmogorovConditional.ts";
import { ties } from "../../src/walks/ties.ts";
import { deals, walked } from "./deals.ts";

const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);
const untied = (rows: number) => new Array<number>(rows).fill(1);

test("without ties it equals scipy 1.17.1 ks_2samp(method='exact')", () => {
  close(kolmogorovConditional(untied(12), 5, 7, 0.6), 0.16666666666666663);
  close(kolmogorovConditional(untied(40), 20, 20, 0.5), 0.012298612583953778);
  close(kolmogorovConditional(untied(115), 15, 100, 0.45), 0.006542733820268506);
  close(kolmogorovConditional(untied(130), 50, 80, 0.3), 0.0060869329321643385);
});

for (const pooled of [
  [1, 1, 1, 2, 2, 3, 4, 4, 4, 4],
  [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4],
  [1, 2, 2, 2, 2, 2, 3, 3, 5, 6, 6, 6],
]) {
  for (const drawn of [1, 3, Math.floor(pooled.length / 2)]) {
    test(`given the ties ${pooled} it equals the share of all deals of ${drawn} rows`, () => {
      const found = deals(pooled, drawn).map(({ reference, current }) => walked(ties, reference, current));
      for (const { sizes, gap } of found) {
        const share = found.filter((other) => other.gap >= gap - 1e-9).length / found.length;
        close(kolmogorovConditional(sizes, drawn, pooled.length - drawn, gap), share);
      }
    });
  }
}

test("a distance of nothing is no evidence, and the greatest is one way of all", () => {
  assert.equal(kolmogorovConditional(untied(10), 5, 5, 0), 1);
  // Two of C(10, 5) ways part ten different rows wholly, and ties of five leave those two.
  close(kolmogorovConditional([5, 5], 5, 5, 1), 2 / 252);
});

test("fifteen rows against a million take milliseconds", () => {
  const sizes = new Array<number>(4000).fill(250);
  sizes.push(15);
  const started = performance.now();
  const p = kolmogorovConditional(sizes, 15, 1_000_000, 0.5);
  assert.ok(p > 0 && p < 0.01);
  assert.ok(performance.now() - started < 500);
});
