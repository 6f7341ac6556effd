import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measure, Outcome, PairNeeds } from "../../src/measure.ts";
import { andersonDarling } from "../../src/measures/andersonDarling.ts";
import { cramerVonMises } from "../../src/measures/cramerVonMises.ts";
import { energy } from "../../src/measures/energy.ts";
import { eppsSingleton } from "../../src/measures/eppsSingleton.ts";
import { ks } from "../../src/measures/ks.ts";
import { mannWhitney } from "../../src/measures/mannWhitney.ts";
import { tTest } from "../../src/measures/tTest.ts";
import { wasserstein } from "../../src/measures/wasserstein.ts";
import { answer, type Data } from "./answer.ts";
import { type Found, inputs, pValueOf, read, scoreOf, within } from "./peers.ts";
import { readReference } from "./readReference.ts";

const scipy = readReference<Record<string, Record<string, Found>>>("expected_scipy.json");

/** A case in which scipy's value is not the right one: why, and what is. */
interface Exception {
  readonly why: string;
  readonly right: { readonly score?: number; readonly pValue?: number } | { readonly error: RegExp };
}

interface Comparison {
  readonly key: string;
  readonly run: (data: Data) => Outcome;
  /** Cases compared with scipy's value; the others are exceptions. */
  readonly compared: number;
  /** How far a p-value may be off where its relative distance says nothing. */
  readonly least?: number;
  readonly exceptions?: Readonly<Record<string, Exception>>;
}

function by<Options extends object, Needs extends PairNeeds>(
  measure: Measure<Options, Needs>,
  options: Partial<Options> = {},
) {
  return (data: Data) => answer(measure, data, options);
}

const empty: Record<string, Exception> = Object.fromEntries(
  ["all_nan_current", "empty_current"].map((name) => [
    name,
    { why: "nothing can be compared with no values", right: { error: /the current side has no values/ } },
  ]),
);

// A path count overflows in scipy, which then warns and takes the asymptotic p-value. These are counts of all lattice paths
// in whole numbers of any size (Python's int), each cell the sum of its two neighbours.
const overflow = (pValue: number): Exception => ({
  why: "scipy 1.17.1 falls back on its asymptotic p-value",
  right: { pValue },
});

// Python's fractions.Fraction for the sums, scipy's stats.t.sf for the tail.
const farFromZero = (score: number, pValue: number): Exception => ({
  why: "scipy loses digits in the mean of values near 1e9",
  right: { score, pValue },
});

const noVariance: Exception = {
  why: "two equal constants do not differ; scipy divides 0 by 0",
  right: { score: 0, pValue: 1 },
};
const noScale: Exception = {
  why: "half of the values are one; scipy divides by 0 and fails in its SVD",
  right: { error: /middle half of the values is one value/ },
};
const constants: Exception = {
  why: "midranks of ties make scipy see drift (p = 1.4e-6) between two equal constants",
  right: { score: 0, pValue: 1 },
};
const single: Exception = { why: "one value a side", right: { error: /takes at least/ } };

const comparisons: readonly Comparison[] = [
  { key: "ks_auto", run: by(ks), compared: 33, exceptions: empty },
  {
    key: "ks_exact",
    run: by(ks, { method: "exact" }),
    compared: 31,
    exceptions: {
      ...empty,
      // scipy 1.17.1 ks_2samp(reference, current, method="exact")
      n_10000_exact_limit: { why: "not in the file", right: { score: 0.0121, pValue: 0.4568717692969701 } },
      n_10001_asymp: { why: "not in the file", right: { score: 0.015598440155984402, pValue: 0.1753692607353839 } },
    },
  },
  {
    key: "ks_asymp",
    run: by(ks, { method: "asymptotic" }),
    compared: 32,
    exceptions: {
      ...empty,
      tiny_1_1: { why: "one row against one is worth less than one; scipy has NaN", right: { score: 1, pValue: 1 } },
    },
  },
  {
    key: "ks_less_auto",
    run: by(ks, { alternative: "less" }),
    compared: 29,
    exceptions: {
      ...empty,
      normal_scale: overflow(8.789996944036663e-5),
      normal_big: overflow(0.9693720334707375),
      lognormal: overflow(0.9533772304723557),
      ties_int_25: overflow(3.0479958892766376e-49),
    },
  },
  {
    key: "ks_greater_auto",
    run: by(ks, { alternative: "greater" }),
    compared: 29,
    exceptions: {
      ...empty,
      normal_scale: overflow(0.001048008112814874),
      normal_big: overflow(0.00209930726200174),
      lognormal: overflow(5.324226170522538e-6),
      ties_int_25: overflow(9.54551288877709e-13),
    },
  },
  {
    key: "t_test_pooled",
    run: by(tTest, { pooled: true }),
    compared: 30,
    exceptions: {
      ...empty,
      constant_same: noVariance,
      tiny_1_1: { why: "two values have no variance", right: { error: /at least 3 values/ } },
      large_offset: farFromZero(-2.440825949334432, 0.014870155741307024),
    },
  },
  {
    key: "t_test_welch",
    run: by(tTest),
    compared: 30,
    exceptions: {
      ...empty,
      constant_same: noVariance,
      tiny_1_1: single,
      large_offset: farFromZero(-2.440825949334432, 0.014873149528787497),
    },
  },
  { key: "mannwhitney_two-sided", run: by(mannWhitney, { method: "auto" }), compared: 33, exceptions: empty },
  {
    key: "mannwhitney_less",
    run: by(mannWhitney, { method: "auto", alternative: "less" }),
    compared: 33,
    exceptions: empty,
  },
  {
    key: "mannwhitney_greater",
    run: by(mannWhitney, { method: "auto", alternative: "greater" }),
    compared: 33,
    exceptions: empty,
  },
  { key: "mannwhitney_two-sided_asymptotic", run: by(mannWhitney), compared: 33, exceptions: empty },
  {
    key: "mannwhitney_two-sided_asymptotic_nocc",
    run: by(mannWhitney, { continuity: false }),
    compared: 32,
    exceptions: {
      ...empty,
      constant_same: {
        why: "every order of equal values is the same; scipy divides 0 by 0",
        right: { score: 15_000, pValue: 1 },
      },
    },
  },
  ...(["midrank", "right"] as const).map((ties) => ({
    // The file's "continuous" is scipy's midrank=False, which is its variant "right".
    key: ties === "midrank" ? "anderson_ksamp_midrank" : "anderson_ksamp_continuous",
    run: by(andersonDarling, { ties }),
    compared: 31,
    exceptions: {
      ...empty,
      tiny_1_1: { why: "scipy raises IndexError", right: { error: /at least 4 values in all/ } },
      constant_same: {
        why: "scipy raises; no value differs, so the p-value is the table's largest",
        right: { pValue: 0.25 },
      },
    },
  })),
  ...(["auto", "asymptotic"] as const).map((method) => ({
    key: `cramervonmises_${method}`,
    run: by(cramerVonMises, { method }),
    compared: 31,
    // scipy ends the series of the limit at terms under 1e-7, so that what is left of a tiny p-value is rounding.
    least: 1e-12,
    exceptions: { ...empty, tiny_1_1: single, constant_same: constants },
  })),
  {
    key: "epps_singleton",
    run: by(eppsSingleton),
    compared: 25,
    exceptions: {
      ...empty,
      zero_inflated: noScale,
      constant_same: noScale,
      constant_ref_only: noScale,
      constant_cur_only: noScale,
      tiny_3_4: single,
      tiny_1_1: single,
      constant_diff: {
        why: "neither side varies; scipy divides by the rounding of a cosine and has 4.7e33",
        right: { score: Number.POSITIVE_INFINITY, pValue: 0 },
      },
      // scipy 1.17.1 epps_singleton_2samp after 1e9 was taken from every value, which is exact in doubles.
      large_offset: {
        why: "scipy takes cosines of values near 1e9",
        right: { score: 10.332527549306574, pValue: 0.035183759974102086 },
      },
    },
  },
  { key: "wasserstein", run: by(wasserstein), compared: 33, exceptions: empty },
  { key: "energy_distance", run: by(energy), compared: 33, exceptions: empty },
];

for (const { key, run, compared, least = 0, exceptions = {} } of comparisons) {
  test(`${key} equals scipy 1.17.1 in ${compared} cases of ${inputs.length}, and is right in the others`, () => {
    let count = 0;
    for (const [name, data] of inputs) {
      const outcome = run(data);
      const exception = exceptions[name];
      if (exception) {
        holds(outcome, exception, `${key} ${name}`);
        continue;
      }
      const expected = read(scipy[`num_${name}`]?.[key]);
      assert.ok(expected.score !== undefined, `${key} ${name}: no value of scipy`);
      assert.ok(
        within(scoreOf(outcome), expected.score, 1e-9, 1e-12),
        `${key} ${name}: ${JSON.stringify(outcome)}, expected score ${expected.score}`,
      );
      if (expected.pValue !== undefined)
        assert.ok(
          within(pValueOf(outcome), expected.pValue, 1e-9, least),
          `${key} ${name}: ${JSON.stringify(outcome)}, expected p ${expected.pValue}`,
        );
      count += 1;
    }
    assert.equal(count, compared);
  });
}

function holds(outcome: Outcome, { why, right }: Exception, name: string): void {
  if ("error" in right) {
    assert.match("error" in outcome ? outcome.error : "", right.error, `${name}: ${why}`);
    return;
  }
  if (right.score !== undefined)
    assert.ok(within(scoreOf(outcome), right.score, 1e-8), `${name}: ${why}, got ${JSON.stringify(outcome)}`);
  if (right.pValue !== undefined)
    assert.ok(within(pValueOf(outcome), right.pValue, 1e-8), `${name}: ${why}, got ${JSON.stringify(outcome)}`);
}

test("where scipy falls back on the asymptotic one-sided p-value, ours is that when asked", () => {
  for (const alternative of ["less", "greater"] as const)
    for (const name of ["normal_scale", "normal_big", "lognormal", "ties_int_25"]) {
      const data = inputs.find(([input]) => input === name)?.[1];
      assert.ok(data);
      const expected = read(scipy[`num_${name}`]?.[`ks_${alternative}_auto`]).pValue as number;
      assert.ok(
        within(pValueOf(answer(ks, data, { alternative, method: "asymptotic" })), expected, 1e-9),
        `${alternative} ${name}`,
      );
    }
});

test("cramerVonMises over tie groups sees no drift in equal shares of unequal sides, where midranks do", () => {
  const values = (zeros: number, ones: number) => [...Array<number>(zeros).fill(0), ...Array<number>(ones).fill(1)];
  const data = { reference: values(1800, 200), current: values(180, 20) };
  assert.equal(scoreOf(answer(cramerVonMises, data, { ties: "groups" })), 0);
  assert.ok((pValueOf(answer(cramerVonMises, data)) as number) < 1e-6);
});
