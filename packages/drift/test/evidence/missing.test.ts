import assert from "node:assert/strict";
import { test } from "node:test";
import { missingEvidence } from "../../src/evidence/missing.ts";
import { wilson } from "../../src/stats/wilson.ts";

const close = (actual: number | undefined, expected: number, relative = 1e-10) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= relative * Math.abs(expected),
    `${actual} is not ${expected}`,
  );

test("nothing missing, or everything, is no evidence; an empty side is nothing", () => {
  assert.equal(missingEvidence({ reference: 10, current: 20 }, { reference: 0, current: 0 }).evidence, undefined);
  assert.equal(missingEvidence({ reference: 10, current: 20 }, { reference: 10, current: 20 }).evidence, undefined);
  assert.deepEqual(missingEvidence({ reference: 0, current: 20 }, { reference: 0, current: 1 }), {});
});

test("the p-value is the doubled hypergeometric tail and the effect the signed change of share", () => {
  // scipy 1.17.1: 2 * hypergeom(40, 12, 20).cdf(0)
  const { evidence, effect } = missingEvidence({ reference: 20, current: 20 }, { reference: 12, current: 0 });
  close(evidence?.pValue, 2 * 2.2547575384060367e-5);
  close(evidence?.least, 2 * 2.2547575384060367e-5);
  assert.equal(effect?.value, -0.6);
});

test("the interval is Newcombe's: 56 of 70 against 48 of 80 is .2, .0524 to .3339 (Newcombe 1998, method 10)", () => {
  const { effect } = missingEvidence({ reference: 80, current: 70 }, { reference: 48, current: 56 });
  assert.equal(effect?.value.toFixed(4), "0.2000");
  assert.equal(effect?.low.toFixed(4), "0.0524");
  assert.equal(effect?.high.toFixed(4), "0.3339");
});

test("a share's interval is Wilson's: 81 of 263 is .2553 to .3662 (Newcombe 1998, table I)", () => {
  const { low, high } = wilson(81, 263);
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ["0.2553", "0.3662"]);
  assert.equal(wilson(0, 20).low, 0);
  assert.equal(wilson(20, 20).high, 1);
});
