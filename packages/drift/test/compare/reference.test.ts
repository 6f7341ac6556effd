import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import { compare } from "../../src/compare.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import type { ColumnReport } from "../../src/report.ts";
import { isClose, readReference } from "../measures/readReference.ts";

type Cell = number | string | boolean | null;

interface Inputs {
  readonly [name: string]: { readonly reference: readonly Cell[]; readonly current: readonly Cell[] };
}

const special = new Map<Cell, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/** Every input as it is, with its missing and infinite cells, and the kind its values are of. */
function everyInput(): [string, { reference: Cell[]; current: Cell[] }, Kind][] {
  const numbers = Object.entries(readReference<Inputs>("inputs_num.json")).map(
    ([name, sides]): [string, { reference: Cell[]; current: Cell[] }, Kind] => {
      const read = (cells: readonly Cell[]) => cells.map((cell) => special.get(cell) ?? cell);
      return [`num_${name}`, { reference: read(sides.reference), current: read(sides.current) }, "number"];
    },
  );
  const categories = Object.entries(readReference<Inputs>("inputs_cat.json")).map(
    ([name, sides]): [string, { reference: Cell[]; current: Cell[] }, Kind] => [
      `cat_${name}`,
      { reference: [...sides.reference], current: [...sides.current] },
      "category",
    ],
  );
  return [...numbers, ...categories];
}

async function compareInput(
  sides: { reference: Cell[]; current: Cell[] },
  kind: Kind,
  evidently: boolean,
): Promise<ColumnReport> {
  const report = await compare(arrays({ x: sides.reference }), arrays({ x: sides.current }), {
    types: { x: kind },
    preset: evidently ? "evidently" : "default",
    measures: evidently ? [] : ["ks", "wasserstein", "mannWhitney", "tTest", "chiSquare", "totalVariation"],
    createdAt: "2026-01-01",
  });
  return report.columns[0] as ColumnReport;
}

interface Scipy {
  readonly [name: string]: { readonly statistic: number; readonly pvalue: number } | number | undefined;
}

describe("compare, from the cells to the report,", () => {
  it("gives scipy 1.17.1's statistics and p-values", async () => {
    const expected = readReference<Record<string, Scipy>>("expected_scipy.json");
    const twins = [
      ["ks", "ks_auto"],
      ["mannWhitney", "mannwhitney_two-sided_asymptotic"],
      ["tTest", "t_test_welch"],
      ["chiSquare", "chi2_contingency_nocorr"],
    ] as const;
    // One value against one has no variance; scipy loses digits of the t-test on large_offset: see measures/ordered.test.ts.
    const known = new Set(["tTest num_large_offset", "tTest num_tiny_1_1"]);
    let compared = 0;
    for (const [name, sides, kind] of everyInput()) {
      const { measures } = await compareInput(sides, kind, false);
      for (const [ours, theirs] of twins) {
        const wanted = expected[name]?.[theirs];
        const found = measures[ours];
        if (typeof wanted !== "object" || !Number.isFinite(wanted.statistic) || !Number.isFinite(wanted.pvalue))
          continue;
        if (found === undefined || known.has(`${ours} ${name}`)) continue;
        // Numbers are compared in bins by chiSquare, scipy's table is of categories.
        if (ours === "chiSquare" && kind === "number") continue;
        assert.ok(isClose(found.pValue, wanted.pvalue), `${name} ${ours}: p ${found.pValue}, scipy ${wanted.pvalue}`);
        compared += 1;
      }
      const distance = expected[name]?.["wasserstein"];
      if (typeof distance === "number") {
        assert.ok(
          isClose(measures["wasserstein"]?.score, distance),
          `${name} wasserstein: ${measures["wasserstein"]?.score}`,
        );
        compared += 1;
      }
    }
    assert.ok(compared >= 130, `compared ${compared}`);
  });

  it("decides like Evidently 0.7.23 with its preset", async () => {
    type Default = { display: string; score: number; threshold: number; drifted: boolean } | { error: string };
    const expected = readReference<Record<string, { default: Default }>>("expected_evidently_stattests.json");
    let compared = 0;
    for (const [name, sides, kind] of everyInput()) {
      const wanted = expected[name]?.default;
      assert.ok(wanted, name);
      const found = await compareInput(sides, kind, true);
      if ("error" in wanted) {
        assert.equal(found.verdict, "unknown", name);
        assert.ok(found.error, name);
      } else {
        assert.equal(found.measure, wanted.display, name);
        assert.ok(
          found.score !== null && isClose(found.score, wanted.score),
          `${name}: ${found.score} for ${wanted.score}`,
        );
        assert.deepEqual([found.threshold, found.drifted], [wanted.threshold, wanted.drifted], name);
      }
      compared += 1;
    }
    assert.equal(compared, 54);
  });

  it("repeats the shuffles behind Evidently's TVD, which hang on the order of the rows", async () => {
    const inputs = new Map(everyInput().map(([name, sides]) => [name, sides]));
    const scoreOf = async (name: string) => {
      const { reference, current } = inputs.get(name) ?? assert.fail(name);
      const report = await compare(arrays({ x: reference }), arrays({ x: current }), {
        types: { x: "category" },
        preset: { name: "evidently", method: "TVD" },
        measures: [],
      });
      return report.columns[0]?.score;
    };
    assert.equal(await scoreOf("cat_binary_yes_no"), 0.024);
    assert.equal(await scoreOf("cat_tiny_cat"), 0.771);
    assert.equal(await scoreOf("cat_tiny_fisher"), 0.073);
  });
});
