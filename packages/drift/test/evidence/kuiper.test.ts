import assert from "node:assert/strict";
import { test } from "node:test";
import { kuiperCritical, kuiperTail, kuiperTwoSample } from "../../src/stats/kuiper.ts";

test("the critical points of Kuiper's limit are those of Stephens' table (1970): 1.620, 1.747, 2.001", () => {
  assert.equal(kuiperCritical(0.1).toFixed(3), "1.620");
  assert.equal(kuiperCritical(0.05).toFixed(3), "1.747");
  assert.equal(kuiperCritical(0.01).toFixed(3), "2.001");
});

test("the two series of Kuiper's tail meet at 1", () => {
  assert.ok(Math.abs(kuiperTail(1 - 1e-9) - kuiperTail(1)) < 1e-7);
});

test("Stephens' stretch of (root + .155 + .24 / root) V is what the two-sample tail is read at", () => {
  // rows 100: root 10, V = .2: x = (10 + .155 + .024) .2 = 2.0358
  assert.ok(Math.abs(kuiperTwoSample(0.2, 100) - kuiperTail(2.0358)) < 1e-12);
});
