import assert from "node:assert/strict";
import { test } from "node:test";
import { DriftlineError } from "../../src/errors.ts";
import type { Measure, Outcome } from "../../src/measure.ts";
import { chiSquare } from "../../src/measures/chiSquare.ts";
import { fisherExact } from "../../src/measures/fisherExact.ts";
import { gTest } from "../../src/measures/gTest.ts";
import { hellinger } from "../../src/measures/hellinger.ts";
import { jensenShannon } from "../../src/measures/jensenShannon.ts";
import { kullbackLeibler } from "../../src/measures/kullbackLeibler.ts";
import { lInfinity } from "../../src/measures/lInfinity.ts";
import { psi } from "../../src/measures/psi.ts";
import { totalVariation } from "../../src/measures/totalVariation.ts";
import { zTest } from "../../src/measures/zTest.ts";
import { outcomeOfData } from "./outcomeOf.ts";
import { isClose, readInputs, readReference } from "./readReference.ts";

type Expected = Record<string, unknown>;

const categories = readInputs("inputs_cat.json");
const numbers = readInputs("inputs_num.json");
const measures: readonly Measure[] = [
  chiSquare,
  fisherExact,
  gTest,
  hellinger,
  jensenShannon,
  kullbackLeibler,
  lInfinity,
  psi,
  totalVariation,
  zTest,
] as readonly Measure[];

const part = (outcome: Outcome, key: "score" | "statistic" | "pValue"): number | undefined =>
  "error" in outcome ? undefined : outcome[key];

const nameOf = (measure: object): string => (measure as Measure).name;

function assertClose(value: number | undefined, expected: unknown, what: string): void {
  assert.ok(isClose(value, Number(expected)), `${what}: got ${value}, expected ${expected}`);
}

/** Our measure and options for a value of the scipy file; a pair is statistic and p-value. */
const scipy: Record<string, { measure: object; options?: object; pair?: "score" | "statistic" }> = {
  chi2_contingency_nocorr: { measure: chiSquare, pair: "score" },
  chi2_contingency_correction_default: { measure: chiSquare, options: { correction: true }, pair: "score" },
  g_contingency_nocorr: { measure: gTest, pair: "score" },
  g_contingency_default: { measure: gTest, options: { correction: true }, pair: "score" },
  chisquare_gof_cur_vs_scaled_ref: { measure: chiSquare, options: { form: "goodnessOfFit" }, pair: "score" },
  g_gof_cur_vs_scaled_ref: { measure: gTest, options: { form: "goodnessOfFit" }, pair: "score" },
  js_distance_ln: { measure: jensenShannon, options: { base: Math.E } },
  js_distance_base2: { measure: jensenShannon },
  js_divergence_ln: { measure: jensenShannon, options: { base: Math.E, form: "divergence" } },
  js_divergence_base2: { measure: jensenShannon, options: { form: "divergence" } },
  kl_ref_cur_nofill: { measure: kullbackLeibler },
  kl_cur_ref_nofill: { measure: kullbackLeibler, options: { direction: "current" } },
  hellinger: { measure: hellinger },
  tvd: { measure: totalVariation },
  linf: { measure: lInfinity },
  cramers_v_nocorr: { measure: chiSquare, options: { score: "cramersV" } },
  fisher_exact_two_sided: { measure: fisherExact, pair: "statistic" },
};

test("the measures of categories equal scipy 1.17.1", () => {
  const expected = readReference<Record<string, Expected>>("expected_scipy.json");
  let compared = 0;
  for (const [name, data] of categories) {
    for (const [key, { measure, options, pair }] of Object.entries(scipy)) {
      const wanted = expected[`cat_${name}`]?.[key];
      if (wanted === undefined) continue;
      const what = `${name} ${key}`;
      const outcome = outcomeOfData(measure, data, options);
      if (data.current.length === 0) {
        // scipy raises, gives NaN or, for the distances, compares with nothing: we say what is missing.
        assert.deepEqual(outcome, { error: `${nameOf(measure)}: the current side has no values` }, what);
      } else if (name === "constant_cat" && (key.includes("gof") || key === "cramers_v_nocorr")) {
        // One category holds no information: where scipy has NaN the statistic is 0 and its p-value 1.
        assert.equal(part(outcome, "score"), 0, what);
        assert.equal(part(outcome, "pValue"), 1, what);
      } else if (pair) {
        const { statistic, pvalue } = wanted as { statistic: number | string; pvalue: number };
        assertClose(part(outcome, pair), statistic, what);
        assertClose(part(outcome, "pValue"), pvalue, `${what} p-value`);
        compared += 2;
        continue;
      } else assertClose(part(outcome, "score"), wanted, what);
      compared += 1;
    }
  }
  assert.equal(compared, 414);
});

test("frouros 0.9.0, nannyml 0.13.1, deepchecks 0.19.1 and whylogs 1.6.4 are reached through options", () => {
  const file = (name: string) => readReference<{ values: Record<string, Record<string, unknown>> }>(name).values;
  const frouros = (file("expected_frouros.json")["data_drift"] ?? {}) as Record<string, Record<string, Expected>>;
  const deepchecks = file("expected_deepchecks.json");
  const whylogs = file("expected_whylogs.json");
  const nannyml = readReference<{ methods_single_shot: Record<string, Record<string, Expected>> }>(
    "expected_nannyml.json",
  ).methods_single_shot;
  let compared = 0;
  const check = (outcome: Outcome, wanted: unknown, what: string, key: "score" | "pValue" = "score"): void => {
    if (wanted === undefined || (typeof wanted === "object" && wanted !== null)) return;
    assertClose(part(outcome, key), wanted, what);
    compared += 1;
  };
  for (const [name, data] of categories) {
    if (data.current.length === 0) continue;
    const of = (measure: object, options: object = {}): Outcome => outcomeOfData(measure, data, options);
    const at = `cat_${name}`;
    check(of(chiSquare, { correction: true }), frouros[at]?.["ChiSquareTest"]?.["statistic"], `${name} frouros`);
    check(
      of(chiSquare, { correction: true }),
      frouros[at]?.["ChiSquareTest"]?.["p_value"],
      `${name} frouros p`,
      "pValue",
    );
    check(of(chiSquare, { correction: true }), nannyml[at]?.["chi2"]?.["value"], `${name} nannyml`);
    check(of(chiSquare, { correction: true }), nannyml[at]?.["chi2"]?.["p_value"], `${name} nannyml p`, "pValue");
    check(of(jensenShannon), nannyml[at]?.["jensen_shannon"]?.["value"], `${name} nannyml jensen_shannon`);
    check(of(hellinger), nannyml[at]?.["hellinger"]?.["value"], `${name} nannyml hellinger`);
    check(of(lInfinity), nannyml[at]?.["l_infinity"]?.["value"], `${name} nannyml l_infinity`);
    // deepchecks' other figures first pool categories under 1 % ("min0.01"), which is a preparation of the column.
    check(of(psi, { zeros: { floor: 0.01 } }), deepchecks[at]?.["PSI_min0"], `${name} deepchecks PSI`);
    // Where the sides are not equally many, deepchecks first scales and rounds the larger one down to the smaller one's
    // size, and whylogs cuts expected counts to whole numbers: .1634 of abc_shift should be .1613, for one.
    if (data.reference.length === data.current.length) {
      const cramer = { correction: true, score: "correctedCramersV" };
      check(of(chiSquare, cramer), deepchecks[at]?.["cramers_v_min0"], `${name} deepchecks Cramér's V`);
      const fit = of(chiSquare, { form: "goodnessOfFit" });
      check(fit, whylogs[at]?.["statistic"], `${name} whylogs`);
      check(fit, whylogs[at]?.["pvalue"], `${name} whylogs p`, "pValue");
    }
  }
  const tenWide = { edges: { rule: "width", bins: 10, over: "union" } };
  const doane = { edges: { rule: "doane", over: "reference" } };
  for (const [name, data] of numbers) {
    if (data.current.length === 0) continue;
    const of = (measure: object, options: object): Outcome => outcomeOfData(measure, data, options);
    const at = `num_${name}`;
    const smallest = { replace: 2.2250738585072014e-308 };
    check(of(psi, { ...tenWide, zeros: smallest }), frouros[at]?.["PSI"]?.["distance"], `${name} frouros PSI`);
    check(of(hellinger, tenWide), frouros[at]?.["HellingerDistance"]?.["distance"], `${name} frouros Hellinger`);
    // frouros' "JS" and "KL" read both densities off at points, whatever their bins: no rule here gives them.
    check(of(jensenShannon, doane), nannyml[at]?.["jensen_shannon"]?.["value"], `${name} nannyml jensen_shannon`);
    check(of(hellinger, doane), nannyml[at]?.["hellinger"]?.["value"], `${name} nannyml hellinger`);
  }
  assert.equal(compared, 290);
});

test("every measure equals its own cases", () => {
  for (const measure of measures)
    for (const { reference, current, options, expected, origin } of measure.cases) {
      const outcome = outcomeOfData(measure, { reference, current }, options);
      assertClose(part(outcome, "score"), expected.score, `${measure.name}, ${origin}`);
      if (expected.pValue !== undefined)
        assertClose(part(outcome, "pValue"), expected.pValue, `${measure.name}, ${origin}`);
    }
});

test("the default psi of numbers lies in the reference's tenths", () => {
  // The reference 1..20 in tenths has 2 rows a bin: its R-7 quantiles are 2.9, 4.8, ... 18.1. The current side is 11..20
  // twice: none in the lower five bins, half a row of 20 each, and 4 rows in each of the upper five. Siddiqi 2006:
  // 5 (.025 - .1) ln(.025 / .1) + 5 (.2 - .1) ln(.2 / .1) = .375 ln 4 + .5 ln 2 = 1.25 ln 2.
  const reference = Array.from({ length: 20 }, (_, index) => index + 1);
  const upper = reference.slice(10);
  assertClose(
    part(outcomeOfData(psi, { reference, current: [...upper, ...upper] }), "score"),
    1.25 * Math.log(2),
    "psi",
  );
});

test("the default psi of numbers sees a constant rise and one of two values grow", () => {
  const of = (reference: number[], current: number[]) => part(outcomeOfData(psi, { reference, current }), "score");
  assert.equal(of([3, 3, 3, 3], [3, 3, 3]), 0);
  // Equal: 1 against .5 / 4; above: .5 / 4 against 1. Twice (1 - .125) ln(1 / .125).
  assertClose(of([3, 3, 3, 3], [4, 4, 4, 4]), 1.75 * Math.log(8), "risen");
  assertClose(of([3, 3, 3, 3], [2, 2, 2, 2]), 1.75 * Math.log(8), "fallen");
  // Shares .95, .05 against .75, .25: .2 ln(.95 / .75) + .2 ln(.25 / .05).
  const mostlyZero = (zeros: number): number[] => [
    ...Array<number>(zeros).fill(0),
    ...Array<number>(20 - zeros).fill(1),
  ];
  assertClose(of(mostlyZero(19), mostlyZero(15)), 0.2 * Math.log(0.95 / 0.75) + 0.2 * Math.log(5), "two values");
});

test("a side without values is an error that names it", () => {
  for (const measure of measures)
    for (const values of [["a", "b"], [1, 2], [true]]) {
      const [none, some] = [
        { reference: [], current: values },
        { reference: values, current: [] },
      ];
      assert.deepEqual(outcomeOfData(measure, none), { error: `${measure.name}: the reference side has no values` });
      assert.deepEqual(outcomeOfData(measure, some), { error: `${measure.name}: the current side has no values` });
    }
});

test("scores are finite whatever the sides hold, but where the definition says otherwise", () => {
  for (const measure of measures)
    for (const [name, data] of numbers) {
      const outcome = outcomeOfData(measure, data);
      if ("error" in outcome) continue;
      const isInfinite = outcome.score === Number.POSITIVE_INFINITY && measure.name === "kullbackLeibler";
      assert.ok(Number.isFinite(outcome.score) || isInfinite, `${measure.name} of ${name}: ${outcome.score}`);
      if (outcome.pValue !== undefined)
        assert.ok(outcome.pValue >= 0 && outcome.pValue <= 1, `${measure.name} of ${name}`);
    }
});

test("more than two categories are an error of the tests of two", () => {
  for (const measure of [zTest, fisherExact])
    assert.deepEqual(outcomeOfData(measure, { reference: ["a", "b"], current: ["c"] }), {
      error: `${measure.name}: needs two categories, got 3`,
    });
});

test("wrong options are told with what there is", () => {
  const refuses = (measure: object, options: object, message: string): void =>
    assert.throws(
      () => outcomeOfData(measure, { reference: [1, 2], current: [1, 2] }, options),
      (thrown) => thrown instanceof DriftlineError && thrown.code === "badOption" && thrown.message === message,
    );
  refuses(psi, { bins: 0 }, "psi: bins must be at least 2, got 0");
  refuses(psi, { bins: 2.5 }, "psi: bins must be a whole number, got 2.5");
  refuses(psi, { bins: "10" }, 'psi: bins must be a number, got "10"');
  refuses(hellinger, { edges: { rule: "width", bins: 1, over: "union" } }, "hellinger: bins must be at least 2, got 1");
  refuses(hellinger, { edges: { rule: "given", edges: [0, 2, 1] } }, "hellinger: edges must ascend, got 1 after 2");
  refuses(
    hellinger,
    { edges: "sturges" },
    'hellinger: edges must be a rule such as { rule: "sturges", over: "union" }, got "sturges"',
  );
  refuses(
    totalVariation,
    { edges: { rule: "fd", over: "union" } },
    'totalVariation: edges must be one of quantiles, width, sturges, doane, values, given, got "fd"',
  );
  refuses(
    lInfinity,
    { edges: { rule: "sturges" } },
    "lInfinity: edges.over must be one of reference, union, got undefined",
  );
  refuses(
    psi,
    { zeros: "none" },
    'psi: zeros must be one of halfRow, evidently, { replace: share } or { floor: share }, got "none"',
  );
  refuses(
    psi,
    { zeros: { floor: 2 } },
    'psi: zeros must be one of halfRow, evidently, { replace: share } or { floor: share }, got {"floor":2}',
  );
  refuses(jensenShannon, { base: 1 }, "jensenShannon: base must be a number over 0 other than 1, got 1");
  refuses(jensenShannon, { form: "root" }, 'jensenShannon: form must be one of distance, divergence, got "root"');
  refuses(
    kullbackLeibler,
    { direction: "both" },
    'kullbackLeibler: direction must be one of reference, current, got "both"',
  );
  refuses(chiSquare, { form: "fit" }, 'chiSquare: form must be one of contingency, goodnessOfFit, got "fit"');
  refuses(gTest, { correction: 1 }, "gTest: correction must be true or false, got 1");
  refuses(zTest, { categories: 2 }, "zTest: categories must be one of refuse, first, got 2");
  refuses(fisherExact, { equalSizes: "no" }, 'fisherExact: equalSizes must be true or false, got "no"');
});

test("a category may have any name", () => {
  const names = ["__proto__", "constructor", "<script>", "\u{1F600}", ""];
  for (const measure of measures) {
    const outcome = outcomeOfData(
      measure,
      { reference: [...names, ...names], current: names },
      { categories: "first" },
    );
    if ("error" in outcome) assert.match(outcome.error, /needs two categories, got 5/);
    else assertClose(outcome.score, 0, measure.name);
  }
});
