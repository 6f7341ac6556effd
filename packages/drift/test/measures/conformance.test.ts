import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { DriftlineError } from "../../src/errors.ts";
import { type Kind, kinds } from "../../src/kinds/kind.ts";
import type { Measure, Outcome } from "../../src/measure.ts";
import { answer, type Data, type Value } from "./answer.ts";
import { pValueOf, scoreOf, within } from "./peers.ts";

const folder = new URL("../../src/measures/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "index.ts")
  .map((file) => file.slice(0, -".ts".length));
const measures = await Promise.all(
  names.map(async (name) => {
    const module = (await import(new URL(`${name}.ts`, folder).href)) as Record<string, Measure>;
    assert.ok(module[name], `measures/${name}.ts exports no "${name}"`);
    return { name, measure: module[name] };
  }),
);

/** readonly Value[] of a kind with some spread, as many as asked for; two categories, as some tests know no more. */
const columns: Partial<Record<Kind, (rows: number) => readonly Value[]>> = {
  number: (rows) => Array.from({ length: rows }, (_, row) => Math.sin(row * 12.9898) * 43.7585 + (row % 3)),
  category: (rows) => Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? "a" : "b")),
};

/** Kinds that are computed alike are tried once: times as numbers, booleans as categories. */
function columnsOf(measure: Measure) {
  return Object.entries(columns).filter(([kind]) => measure.kinds.includes(kind as Kind)) as [
    Kind,
    (rows: number) => readonly Value[],
  ][];
}

function isScored(outcome: Outcome): outcome is Exclude<Outcome, { error: string }> {
  return "score" in outcome && !Number.isNaN(outcome.score);
}

/** What is no number is an error that says which measure has no answer. */
function isHonest(outcome: Outcome, name: string): boolean {
  if ("error" in outcome) return outcome.error.startsWith(`${name}: `);
  const { score, pValue } = outcome;
  return !Number.isNaN(score) && (pValue === undefined || (pValue >= 0 && pValue <= 1));
}

/** Sides whose order does not matter to the score, and those in which it turns the sign or the definition. */
const oneSided = ["kullbackLeibler", "tTest", "mannWhitney", "mmd", "zTest", "fisherExact"];
const quantileBins = ["psi", "jensenShannon", "hellinger", "totalVariation", "lInfinity", "chiSquare", "gTest"];

test("there are the measures of the contract", () => {
  const contract =
    "ks chiSquare gTest zTest fisherExact tTest mannWhitney andersonDarling cramerVonMises eppsSingleton kuiper wasserstein " +
    "jensenShannon kullbackLeibler psi hellinger totalVariation lInfinity energy mmd";
  assert.deepEqual(names.toSorted(), contract.split(" ").toSorted());
});

for (const { name, measure } of measures) {
  test(`${name} says what it is, and its file is named after it`, () => {
    assert.equal(measure.name, name);
    assert.ok(measure.title.length > 0 && measure.source.length > 0);
    assert.ok(measure.kinds.length > 0 && measure.kinds.every((kind) => kinds.includes(kind)));
    assert.ok(Object.isFrozen(measure));
  });

  test(`${name} holds its ${measure.cases.length} reference cases`, () => {
    assert.ok(measure.cases.length >= 2);
    for (const { reference, current, options, expected, origin } of measure.cases) {
      assert.ok(origin.length > 0);
      const outcome = answer(measure, { reference, current }, options);
      const told = `${JSON.stringify(outcome)}, expected ${JSON.stringify(expected)} (${origin})`;
      assert.ok(within(scoreOf(outcome), expected.score, 1e-9, 1e-12), told);
      if (expected.pValue !== undefined) assert.ok(within(pValueOf(outcome), expected.pValue, 1e-9, 1e-12), told);
    }
  });

  for (const [kind, column] of columnsOf(measure)) {
    const values = column(60);
    const other = [...column(90).slice(20), values[0] as Value];

    test(`${name} sees no drift between ${kind} columns that are the same`, () => {
      const outcome = answer(measure, { reference: values, current: values });
      assert.ok(isScored(outcome), JSON.stringify(outcome));
      if (outcome.pValue === undefined) assert.ok(Math.abs(outcome.score) < 1e-12, JSON.stringify(outcome));
      else assert.ok(outcome.pValue >= 0.25, JSON.stringify(outcome));
    });

    test(`${name} of ${kind} columns says which side has no values`, () => {
      for (const [data, side] of [
        [{ reference: [], current: values }, "reference"],
        [{ reference: values, current: [] }, "current"],
        [{ reference: [], current: [] }, "reference"],
      ] as const satisfies readonly (readonly [Data, string])[]) {
        // Nothing at all is of no kind, and taken for numbers.
        if (data.reference.length + data.current.length === 0 && kind !== "number") continue;
        assert.deepEqual(answer(measure, data), { error: `${name}: the ${side} side has no values` });
      }
    });

    test(`${name} never gives NaN for ${kind} columns, however few or alike their values`, () => {
      const [first, second] = kind === "number" ? [3, 4] : ["a", "b"];
      const few: Data[] = [
        { reference: [first], current: [first] },
        { reference: [first], current: [second] },
        { reference: [first, second], current: [second] },
        { reference: Array<typeof first>(20).fill(first), current: Array<typeof first>(15).fill(first) },
        { reference: Array<typeof first>(20).fill(first), current: Array<typeof first>(15).fill(second) },
        { reference: Array<typeof first>(20).fill(first), current: values },
        { reference: values, current: Array<typeof first>(20).fill(second) },
        ...(kind === "number"
          ? [
              { reference: [-1e308, 1e308], current: [0, 1e-308, 5] },
              { reference: [0.1, 0.1, 0.1], current: [0.1, 0.1] },
            ]
          : []),
      ];
      for (const data of few) {
        const outcome = answer(measure, data);
        assert.ok(isHonest(outcome, name), `${JSON.stringify(data).slice(0, 100)}: ${JSON.stringify(outcome)}`);
      }
    });

    test(`${name} is as far from one ${kind} column to another as back`, () => {
      if (oneSided.includes(name) || (kind === "number" && quantileBins.includes(name))) return;
      const there = answer(measure, { reference: values, current: other });
      const back = answer(measure, { reference: other, current: values });
      assert.ok(isScored(there) && isScored(back));
      assert.ok(within(back.score, there.score, 1e-9), `${there.score} and ${back.score}`);
      if (there.pValue !== undefined) assert.ok(within(back.pValue, there.pValue, 1e-9));
    });

    test(`${name} gives the same answer twice`, () => {
      const data = { reference: values, current: other };
      assert.deepEqual(answer(measure, data), answer(measure, data));
    });
  }

  test(`${name} stops at options that make no sense`, () => {
    const kind = measure.kinds[0] as Kind;
    for (const option of Object.keys(measure.defaults))
      assert.throws(
        () => measure.needs({ ...measure.defaults, [option]: Symbol.iterator }, kind),
        (thrown) => thrown instanceof DriftlineError && thrown.message.startsWith(`${name}: ${option}`),
        `${name} takes any ${option}`,
      );
  });
}
