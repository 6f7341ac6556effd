import assert from "node:assert/strict";
import { test } from "node:test";
import { cramerVonMises } from "../../src/measures/cramerVonMises.ts";
import { eppsSingleton } from "../../src/measures/eppsSingleton.ts";
import { ks } from "../../src/measures/ks.ts";
import { mannWhitney } from "../../src/measures/mannWhitney.ts";
import { mmd } from "../../src/measures/mmd.ts";
import { wasserstein } from "../../src/measures/wasserstein.ts";
import { random } from "../../src/stats/random.ts";
import { answer, type Data } from "./answer.ts";
import { outcomeOfData } from "./outcomeOf.ts";
import { pValueOf, scoreOf } from "./peers.ts";

const normals = (rows: number, seed: number, shift = 0): number[] => {
  const source = random(seed);
  return Array.from({ length: rows }, () => source.normal() + shift);
};

test("wrong options are told in one line: what, where, and what would do", () => {
  const message = (needs: () => unknown): string => {
    try {
      needs();
    } catch (thrown) {
      return (thrown as Error).message;
    }
    return "";
  };
  const wrong = (given: unknown) => given as never;
  assert.equal(
    message(() => wasserstein.needs({ ...wasserstein.defaults, normed: wrong(3) }, "number")),
    "wasserstein: normed must be true or false, got 3",
  );
  assert.equal(
    message(() => wasserstein.needs({ ...wasserstein.defaults, trim: 0.5 }, "number")),
    "wasserstein: trim must be a number from 0 to 0.49, got 0.5",
  );
  assert.equal(
    message(() => mmd.needs({ ...mmd.defaults, sampleSize: 2.5 }, "number")),
    "mmd: sampleSize must be a whole number from 2 to 5000, got 2.5",
  );
  assert.equal(
    message(() => mmd.needs({ ...mmd.defaults, bandwidth: 0 }, "number")),
    'mmd: bandwidth must be "median" or a number over 0, got 0',
  );
  assert.equal(
    message(() => eppsSingleton.needs({ ...eppsSingleton.defaults, points: [0.4, -1] }, "number")),
    "eppsSingleton: points must be numbers over 0, got [0.4,-1]",
  );
  assert.match(
    message(() => ks.needs({ ...ks.defaults, method: wrong("quick") }, "number")),
    /^ks: method must be one of auto, exact, asymptotic, got "quick"$/,
  );
});

test("an exact p-value that cannot be had says what to do instead", () => {
  const exact = { method: "exact" } as const;
  const rows = (count: number) => Array.from({ length: count }, (_, row) => row);
  const error = (outcome: object) => ("error" in outcome ? outcome.error : undefined);
  assert.equal(
    error(answer(cramerVonMises, { reference: rows(26), current: rows(20) }, exact)),
    'cramerVonMises: an exact p-value takes at most 25 rows a side, got 26; use method: "asymptotic"',
  );
  assert.equal(
    error(answer(mannWhitney, { reference: [1, 2], current: [2, 3] }, exact)),
    'mannWhitney: an exact p-value takes values without ties; use method: "asymptotic"',
  );
  assert.equal(
    error(
      ks.run(
        { gap: { reference: 1e6, current: 1e6 - 1, above: 0.01, aboveAt: 0, below: 0, belowAt: 0 } },
        { ...ks.defaults, ...exact },
      ),
    ),
    'ks: 1000000 and 999999 rows are too many for an exact p-value; use method: "asymptotic"',
  );
});

test("normed wasserstein of a constant reference has no deviation to divide by, but for a floor", () => {
  const data = { reference: [3, 3, 3], current: [3, 4] };
  assert.deepEqual(answer(wasserstein, data, { normed: true }), {
    error:
      "wasserstein: the reference's values are all the same, there is no deviation to divide by; use normed: false or a floor",
  });
  assert.equal(scoreOf(answer(wasserstein, data, { normed: true, floor: 0.5 })), 1);
});

test("mmd's p-value is repeatable, never 0, and below .05 in about one of twenty draws without drift", () => {
  const far = { reference: normals(60, 1), current: normals(60, 2, 3) };
  assert.deepEqual(answer(mmd, far), answer(mmd, far));
  assert.equal(pValueOf(answer(mmd, far)), 1 / 200);
  let alarms = 0;
  const draws = 200;
  for (let draw = 0; draw < draws; draw += 1) {
    const same = { reference: normals(30, 1000 + 2 * draw), current: normals(40, 1001 + 2 * draw) };
    if ((pValueOf(answer(mmd, same, { seed: draw, permutations: 99 })) as number) <= 0.05) alarms += 1;
  }
  // Three standard errors of a binomial share of .05.
  assert.ok(alarms / draws <= 0.05 + 3 * Math.sqrt((0.05 * 0.95) / draws), `${alarms} of ${draws}`);
  assert.ok(alarms > 0, "a p-value that is never small tests nothing");
});

test("a common shift and scale change no rank, and leave eppsSingleton as it is", () => {
  const data = { reference: normals(80, 5), current: normals(60, 6, 0.4) };
  const moved = (values: readonly number[]) => values.map((value) => 4 * value + 1024);
  const there = { reference: moved(data.reference), current: moved(data.current) };
  const byRank = [ks, mannWhitney, cramerVonMises].map((measure) => (sides: Data) => outcomeOfData(measure, sides));
  for (const run of byRank) assert.deepEqual(run(there), run(data));
  const difference =
    (scoreOf(answer(eppsSingleton, there)) as number) - (scoreOf(answer(eppsSingleton, data)) as number);
  assert.ok(Math.abs(difference) < 1e-9);
});
