import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../../src/measure.ts";
import { andersonDarling } from "../../src/measures/andersonDarling.ts";
import { cramerVonMises } from "../../src/measures/cramerVonMises.ts";
import { energy } from "../../src/measures/energy.ts";
import { ks } from "../../src/measures/ks.ts";
import { mannWhitney } from "../../src/measures/mannWhitney.ts";
import { mmd } from "../../src/measures/mmd.ts";
import { tTest } from "../../src/measures/tTest.ts";
import { wasserstein } from "../../src/measures/wasserstein.ts";
import { kuiperSecondOrder } from "../../src/stats/kuiperSecondOrder.ts";
import { answer, type Data } from "./answer.ts";
import { type Found, inputs, pValueOf, read, scoreOf, within } from "./peers.ts";
import { readReference } from "./readReference.ts";

type Cases = Record<string, Record<string, Found>>;
const { values: frouros } = readReference<{ values: { data_drift: Cases } }>("expected_frouros.json");
const { values: alibi } = readReference<{ values: Cases }>("expected_alibi.json");
const { values: deepchecks } = readReference<{ values: Cases }>("expected_deepchecks.json");
const { values: whylogs } = readReference<{ values: Cases }>("expected_whylogs.json");
const { methods_single_shot: nannyml } = readReference<{ methods_single_shot: Cases }>("expected_nannyml.json");
const evidently = readReference<
  Record<string, Record<string, Found>> & Record<string, { tests: Record<string, Found> }>
>("expected_evidently_stattests.json");

interface Comparison {
  readonly peer: string;
  readonly what: string;
  readonly found: (name: string) => Found | undefined;
  readonly run: (data: Data) => Outcome;
  readonly compared: number;
  /** Cases in which the peer's value is not the one of the definition, and why. */
  readonly differing?: Readonly<Record<string, string>>;
  readonly share?: number;
  readonly least?: number;
}

const sketch = "whylogs compares sketches that keep a sample of the values";
const cut = "nannyml's chunks leave a row out";
const constants = "midranks of ties make a drift of two equal constants";
const ofPeer = (cases: Cases, key: string) => (name: string) => cases[`num_${name}`]?.[key];
const inFrouros = (key: string) => ofPeer(frouros.data_drift, key);
const asymptotic = { method: "asymptotic" } as const;

const comparisons: readonly Comparison[] = [
  { peer: "frouros 0.9.0", what: "KSTest", found: inFrouros("KSTest"), run: (data) => answer(ks, data), compared: 33 },
  {
    peer: "frouros 0.9.0",
    what: "CVMTest",
    found: inFrouros("CVMTest"),
    run: (data) => answer(cramerVonMises, data),
    compared: 31,
    differing: { constant_same: constants },
    least: 1e-12,
  },
  {
    peer: "frouros 0.9.0",
    what: "MannWhitneyUTest",
    found: inFrouros("MannWhitneyUTest"),
    run: (data) => answer(mannWhitney, data, { method: "auto" }),
    compared: 33,
  },
  {
    peer: "frouros 0.9.0",
    what: "WelchTTest",
    found: inFrouros("WelchTTest"),
    run: (data) => answer(tTest, data),
    compared: 30,
    differing: { large_offset: "numpy loses digits in the mean of values near 1e9" },
  },
  {
    peer: "frouros 0.9.0",
    what: "AndersonDarlingTest",
    found: inFrouros("AndersonDarlingTest"),
    run: (data) => answer(andersonDarling, data),
    compared: 31,
  },
  {
    peer: "frouros 0.9.0",
    what: "EMD",
    found: inFrouros("EMD"),
    run: (data) => answer(wasserstein, data),
    compared: 33,
  },
  {
    peer: "frouros 0.9.0",
    what: "EnergyDistance",
    found: inFrouros("EnergyDistance"),
    run: (data) => answer(energy, data),
    compared: 33,
  },
  {
    peer: "frouros 0.9.0",
    what: "MMD",
    found: inFrouros("MMD"),
    run: (data) => answer(mmd, data, { bandwidth: 1, sampleSize: 5000, permutations: 0 }),
    compared: 21,
    least: 1e-12,
  },
  {
    peer: "alibi-detect 0.13.0",
    what: "KSDrift",
    found: ofPeer(alibi, "KSDrift"),
    run: (data) => answer(ks, data, asymptotic),
    compared: 33,
    // 32-bit floats, which are 0 below 1e-45.
    share: 1e-6,
    least: 1e-44,
  },
  {
    peer: "alibi-detect 0.13.0",
    what: "CVMDrift",
    found: ofPeer(alibi, "CVMDrift"),
    run: (data) => answer(cramerVonMises, data),
    compared: 28,
    differing: { constant_same: constants },
    share: 1e-6,
    least: 1e-12,
  },
  {
    peer: "deepchecks 0.19.1",
    what: "KS",
    found: ofPeer(deepchecks, "KS"),
    run: (data) => answer(ks, data),
    compared: 33,
  },
  {
    peer: "deepchecks 0.19.1",
    what: "EMD_margin0.025",
    found: ofPeer(deepchecks, "EMD_margin0.025"),
    run: (data) => answer(wasserstein, data, { trim: 0.025, scaled: true }),
    compared: 33,
  },
  {
    peer: "deepchecks 0.19.1",
    what: "EMD_margin0",
    found: ofPeer(deepchecks, "EMD_margin0"),
    run: (data) => answer(wasserstein, data, { scaled: true }),
    compared: 33,
  },
  {
    peer: "whylogs 1.6.4",
    what: "KS",
    found: ofPeer(whylogs, "KS"),
    run: (data) => answer(ks, data, asymptotic),
    compared: 21,
    differing: Object.fromEntries(
      [
        "normal_same",
        "normal_scale",
        "normal_big",
        "lognormal",
        "n_1000",
        "n_10000_exact_limit",
        "n_10001_asymp",
        "with_nan",
        "with_inf",
        "probabilities",
        "epoch_ms",
      ].map((name) => [name, sketch]),
    ),
  },
  {
    peer: "nannyml 0.13.1",
    what: "kolmogorov_smirnov",
    found: ofPeer(nannyml, "kolmogorov_smirnov"),
    run: (data) => answer(ks, data),
    compared: 28,
    differing: { n_10000_exact_limit: cut, n_10001_asymp: cut },
  },
  {
    peer: "nannyml 0.13.1",
    what: "wasserstein",
    found: ofPeer(nannyml, "wasserstein"),
    run: (data) => answer(wasserstein, data),
    compared: 28,
    differing: { n_10000_exact_limit: cut, n_10001_asymp: cut },
  },
  {
    peer: "evidently 0.7.23",
    what: "wasserstein",
    found: (name) => evidently[`num_${name}`]?.tests["wasserstein"],
    run: (data) => answer(wasserstein, data, { normed: true, floor: 0.001 }),
    compared: 33,
  },
  {
    peer: "evidently 0.7.23",
    what: "mmd2_statistic_unbiased",
    found: (name) => evidently[`num_${name}`]?.["mmd2_statistic_unbiased"] as Found | undefined,
    run: (data) => answer(mmd, data, { sampleSize: 5000, permutations: 0 }),
    compared: 19,
    differing: {
      large_offset: "evidently squares values near 1e9 before it subtracts them and has -2.6e52",
      epoch_ms: "evidently squares values near 1.7e12 before it subtracts them",
    },
    least: 1e-15,
  },
];

for (const { peer, what, found, run, compared, differing = {}, share = 1e-9, least = 0 } of comparisons) {
  test(`${what} of ${peer} is met in ${compared} cases; it differs in ${Object.keys(differing).length}`, () => {
    let count = 0;
    for (const [name, data] of inputs) {
      const expected = read(found(name));
      // What the peer could not compute, or gave NaN for.
      if (expected.score === undefined) continue;
      const outcome = run(data);
      const told = `${name}: ${JSON.stringify(outcome)}, expected ${JSON.stringify(expected)}`;
      const same =
        within(scoreOf(outcome), expected.score, share, Math.max(least, 1e-15)) &&
        (expected.pValue === undefined || within(pValueOf(outcome), expected.pValue, share, least));
      if (name in differing) assert.ok(!same, `${told} should differ: ${differing[name]}`);
      else {
        assert.ok(same, told);
        count += 1;
      }
    }
    assert.equal(count, compared);
  });
}

test("mmd keeps its digits far from zero, where evidently's own code does once the values are moved there", () => {
  // evidently 0.7.23 mmd_2samp(kernel_matrix(...)) after 1e9 and 1.7e12 were taken from every value, which is exact in doubles.
  const moved = { large_offset: 0.0043458493682334565, epoch_ms: 0.0003359232457283978 };
  for (const [name, expected] of Object.entries(moved)) {
    const data = inputs.find(([input]) => input === name)?.[1] as Data;
    const score = scoreOf(answer(mmd, data, { sampleSize: 5000, permutations: 0 }));
    assert.ok(within(score, expected, 1e-7), `${name}: ${score}`);
  }
});

test("kuiper's second-order p-value is frouros' at frouros' own statistic, the larger of the two gaps", () => {
  let count = 0;
  for (const [name, { reference, current }] of inputs) {
    const { score, pValue } = read(inFrouros("KuiperTest")(name));
    const worth = (reference.length * current.length) / (reference.length + current.length);
    // At both ends frouros takes Kuiper's exact polynomials: 7 cases from .5 on, and unbalanced_1000_10.
    if (score === undefined || pValue === undefined || score >= 0.5 || score < 2 / worth) continue;
    assert.ok(
      within(kuiperSecondOrder(score, worth), pValue, 1e-9),
      `${name}: ${kuiperSecondOrder(score, worth)}, expected ${pValue}`,
    );
    count += 1;
  }
  assert.equal(count, 24);
});
