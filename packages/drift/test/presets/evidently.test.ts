import assert from "node:assert/strict";
import { test } from "node:test";
import { DriftlineError } from "../../src/errors.ts";
import type { Measure, Outcome } from "../../src/measure.ts";
import {
  type ChosenTest,
  checkEvidently,
  chooseTest,
  type EvidentlyOptions,
  evidentlyKind,
  isDatasetDrifted,
  judge,
} from "../../src/presets/evidently.ts";
import { type EvidentlyKind, evidentlyTests } from "../../src/presets/evidentlyTests.ts";
import { type Data, outcomeOf } from "../measures/outcomeOf.ts";
import { isClose, readInputs, readReference } from "../measures/readReference.ts";

type Found =
  | {
      readonly score: number | "NaN";
      readonly threshold: number;
      readonly drifted: boolean;
      readonly method?: string;
      readonly display?: string;
    }
  | { readonly error: string };

interface Expected {
  readonly n_ref_clean: number;
  readonly n_unique_union: number;
  readonly default: Found;
  readonly tests: Record<string, Found>;
  readonly TVD_statistic?: number | { error: string };
}

const expected = readReference<Record<string, Expected>>("expected_evidently_stattests.json");
const cases: { name: string; kind: EvidentlyKind; data: Data }[] = [
  ...[...readInputs("inputs_num.json")].map(([name, data]) => ({ name: `num_${name}`, kind: "number" as const, data })),
  ...[...readInputs("inputs_cat.json")].map(([name, data]) => ({
    name: `cat_${name}`,
    kind: "category" as const,
    data,
  })),
];

async function measureNamed(name: string): Promise<Measure> {
  const module: Record<string, unknown> = await import(`../../src/measures/${name}.ts`);
  return module[name] as Measure;
}

const distinctOf = ({ reference, current }: Data): number => new Set([...reference, ...current]).size;

function choose(kind: EvidentlyKind, data: Data, options: EvidentlyOptions = {}): ChosenTest | { error: string } {
  const { reference, current } = data;
  return chooseTest(
    { name: "x", kind, referenceRows: reference.length, currentRows: current.length, distinct: distinctOf(data) },
    options,
  );
}

async function run(
  { test: { measure, options } }: ChosenTest,
  kind: EvidentlyKind,
  { reference, current }: Data,
): Promise<Outcome> {
  return outcomeOf(await measureNamed(measure), kind, reference, current, options);
}

test("the default choice, score, threshold and drift of every case equal evidently 0.7.23", async () => {
  let compared = 0;
  for (const { name, kind, data } of cases) {
    const wanted = expected[name] as Expected;
    assert.equal(distinctOf(data), wanted.n_unique_union, name);
    const chosen = choose(kind, data);
    if ("error" in wanted.default) {
      // Evidently raises for an empty column and loses its report.
      assert.deepEqual(chosen, { error: "the current side has no values" }, name);
    } else {
      assert.ok(!("error" in chosen), name);
      const { method, display, score, threshold, drifted } = wanted.default;
      assert.deepEqual({ method: chosen.name, display: chosen.display }, { method, display }, name);
      const judged = judge(chosen, await run(chosen, kind, data));
      assert.ok(!("error" in judged), `${name}: ${JSON.stringify(judged)}`);
      assert.ok(isClose(judged.score, Number(score)), `${name} ${chosen.name}: got ${judged.score}, expected ${score}`);
      assert.deepEqual({ threshold: judged.threshold, drifted: judged.drifted }, { threshold, drifted }, name);
    }
    compared += 1;
  }
  assert.equal(compared, 54);
});

/** Where evidently is wrong: our score, and why it is the right one. */
const peerWrong: Record<string, { readonly score: number; readonly why: string }> = {
  "num_large_offset es": { score: 0.035183759974102086, why: "values of 1e9 lose digits: this is scipy less 1e9" },
  "num_large_offset hellinger": {
    score: 0.10514500970654993,
    why: "bin widths at 1e9 lose digits: this is from shares",
  },
  "num_large_offset t_test": { score: 0.014870155741307024, why: "values of 1e9 lose digits: this is scipy less 1e9" },
  "num_tiny_8_8 cramer_von_mises": {
    score: 0.1742035742035742,
    why: "its counts overflow 16 bits: this is scipy 1.17.1",
  },
  "num_constant_same cramer_von_mises": { score: 1, why: "two equal constants do not differ" },
  // Here evidently raises or has NaN.
  "num_tiny_3_4 cramer_von_mises": { score: 2 / 35, why: "its counts overflow: scipy 1.17.1 has 2 of the 35 orders" },
  "num_constant_same t_test": { score: 1, why: "two equal constants do not differ" },
  "cat_constant_cat chisquare": { score: 1, why: "one category in both sides does not differ" },
};

/** Where evidently has a score and ours is an error. */
const refused: Record<string, string> = {
  // Evidently takes the first two of four categories for the table and reaches p = 1 for sides with nothing in common.
  "cat_disjoint_cat fisher_exact": "fisherExact: needs two categories, got 4",
  // Its test alone gives 1 for a side of nothing; its preset raises before it gets there.
  "cat_empty_current_cat hellinger": "the current side has no values",
  "cat_all_none_current hellinger": "the current side has no values",
};

/** Where evidently has no score and ours is fine: a single value, of which Anderson and Darling's table says p > .25. */
const ours = ["num_constant_same anderson"];

test("every test asked for by name equals evidently 0.7.23, but where it is wrong", async () => {
  const seen = { equal: 0, better: 0, refused: 0, lost: 0, none: 0 };
  for (const { name, kind, data } of cases) {
    for (const [method, wanted] of Object.entries((expected[name] as Expected).tests)) {
      const what = `${name} ${method}`;
      const chosen = choose(kind, data, { method });
      const judged = "error" in chosen ? chosen : judge(chosen, await run(chosen, kind, data));
      const correct = peerWrong[what];
      if (!("error" in chosen) && chosen.test.lost !== undefined) {
        assert.ok("error" in judged, what);
        seen.lost += 1;
      } else if (correct) {
        assert.ok(!("error" in judged) && isClose(judged.score, correct.score), `${what}: ${correct.why}`);
        seen.better += 1;
      } else if (refused[what] !== undefined) {
        assert.deepEqual(judged, { error: refused[what] }, what);
        seen.refused += 1;
      } else if ("error" in wanted || Number.isNaN(Number(wanted.score))) {
        if (!ours.includes(what)) assert.ok("error" in judged, `${what}: ${JSON.stringify(judged)}`);
        seen.none += 1;
      } else {
        assert.ok(!("error" in judged), `${what}: ${JSON.stringify(judged)}`);
        assert.ok(
          isClose(judged.score, Number(wanted.score)),
          `${what}: got ${judged.score}, expected ${wanted.score}`,
        );
        const { threshold, drifted } = judged;
        assert.deepEqual({ threshold, drifted }, { threshold: wanted.threshold, drifted: wanted.drifted }, what);
        seen.equal += 1;
      }
    }
  }
  assert.deepEqual(seen, { equal: 503, better: 8, refused: 3, lost: 22, none: 71 });
});

test("the distance behind a permutation p-value equals evidently 0.7.23", async () => {
  const measure = await measureNamed("totalVariation");
  let compared = 0;
  for (const { name, kind, data } of cases) {
    const wanted = (expected[name] as Expected).TVD_statistic;
    if (typeof wanted !== "number") continue;
    const outcome = outcomeOf(measure, kind, data.reference, data.current);
    assert.ok("score" in outcome && isClose(outcome.score, wanted), name);
    compared += 1;
  }
  assert.equal(compared, 17);
});

test("every registered test says its measure and options that the measure has", async () => {
  assert.equal(evidentlyTests.size, 18);
  for (const [name, { measure, kinds, options, numberOptions }] of evidentlyTests) {
    const { defaults, needs, name: ownName } = await measureNamed(measure);
    assert.equal(ownName, measure);
    for (const option of Object.keys({ ...options, ...numberOptions }))
      assert.ok(Object.hasOwn(defaults, option), `${name}: ${option}`);
    for (const kind of kinds) assert.doesNotThrow(() => needs({ ...defaults, ...options }, kind), name);
  }
});

test("evidently's default choice turns on the reference's rows and the distinct values of both sides", () => {
  const choice = (kind: EvidentlyKind, referenceRows: number, distinct: number) => {
    const chosen = chooseTest({ name: "x", kind, referenceRows, currentRows: 9, distinct });
    return "error" in chosen ? chosen.error : chosen.name;
  };
  assert.deepEqual(
    [1, 2, 3, 5, 6].map((distinct) => choice("number", 1000, distinct)),
    ["z", "z", "chisquare", "chisquare", "ks"],
  );
  assert.deepEqual(
    [5, 6].map((distinct) => choice("number", 1001, distinct)),
    ["jensenshannon", "wasserstein"],
  );
  assert.deepEqual(
    [2, 3].map((distinct) => choice("category", 1000, distinct)),
    ["z", "chisquare"],
  );
  assert.deepEqual(
    [2, 3].map((distinct) => choice("category", 1001, distinct)),
    ["jensenshannon", "jensenshannon"],
  );
  assert.equal(choice("category", 0, 3), "the reference side has no values");
});

test("what is asked for a column beats its kind, and its kind beats all", () => {
  const options = {
    method: "psi",
    numberMethod: "ks",
    columnMethods: { age: "t_test" },
    threshold: 0.3,
    categoryThreshold: 0.2,
    columnThresholds: { age: 0 },
  };
  const pick = (name: string, kind: EvidentlyKind) => {
    const chosen = chooseTest({ name, kind, referenceRows: 10, currentRows: 10, distinct: 10 }, options);
    return "error" in chosen ? chosen.error : [chosen.name, chosen.display, chosen.threshold];
  };
  assert.deepEqual(pick("age", "number"), ["t_test", "t_test", 0]);
  assert.deepEqual(pick("constructor", "number"), ["ks", "ks", 0.3]);
  assert.deepEqual(pick("job", "category"), ["psi", "psi", 0.2]);
  assert.equal(pick("age", "category"), "t_test does not compare columns of kind category");
});

test("drift at the threshold itself is decided as evidently decides it", () => {
  const atThreshold = (method: string): boolean | undefined => {
    const kind = evidentlyTests.get(method)?.kinds[0] as EvidentlyKind;
    const chosen = chooseTest(
      { name: "x", kind, referenceRows: 9, currentRows: 9, distinct: 9 },
      { method, threshold: 0.25 },
    );
    assert.ok(!("error" in chosen));
    const judged = judge(chosen, { score: 0.25, pValue: 0.25 });
    return "error" in judged ? undefined : judged.drifted;
  };
  // p <= threshold, distance >= threshold; the others want the threshold to be passed.
  const drifted = [...evidentlyTests.keys()].filter(atThreshold);
  assert.deepEqual(drifted, ["ks", "wasserstein", "jensenshannon", "kl_div", "psi", "hellinger", "cramer_von_mises"]);
});

test("the data set is drifted from the asked share of columns on", () => {
  assert.equal(isDatasetDrifted(5, 10), true);
  assert.equal(isDatasetDrifted(4, 10), false);
  assert.equal(isDatasetDrifted(4, 10, { driftShare: 0.4 }), true);
  assert.equal(isDatasetDrifted(0, 0), false);
});

test("evidently compares booleans as categories, and leaves out times and text", () => {
  const kinds = (["number", "category", "boolean", "time", "text"] as const).map(evidentlyKind);
  assert.deepEqual(kinds, ["number", "category", "category", undefined, undefined]);
});

test("wrong options are told with what there is", () => {
  const refuses = (options: object, message: string): void =>
    assert.throws(
      () => checkEvidently(options),
      (thrown) => thrown instanceof DriftlineError && thrown.message === `preset evidently: ${message}`,
    );
  refuses({ method: "kss" }, 'method: Evidently has no test "kss"; did you mean "ks"?');
  refuses({ numberMethod: "TVD" }, 'numberMethod: "TVD" does not compare columns of kind number');
  refuses(
    { columnMethods: { age: "PSI_" } },
    'columnMethods of "age": Evidently has no test "PSI_"; did you mean "psi"?',
  );
  refuses({ threshold: -1 }, "threshold: must be a number from 0, got -1");
  refuses({ columnThresholds: { age: "x" } }, 'columnThresholds of "age": must be a number from 0, got x');
  refuses({ driftShare: 2 }, "driftShare: must be a number from 0 to 1, got 2");
  assert.deepEqual(checkEvidently({ method: "psi", driftShare: 0.3 }), { method: "psi", driftShare: 0.3 });
});
