import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measure } from "../packages/drift/src/measure.ts";
import { chooseTest, type EvidentlyOptions, judge } from "../packages/drift/src/presets/evidently.ts";
import { outcomeOf } from "../packages/drift/test/measures/outcomeOf.ts";
import { isClose, readReference } from "../packages/drift/test/measures/readReference.ts";
import { adultCells, type Cell } from "./adultCells.ts";

interface Run {
  readonly columns: Record<string, { readonly score: number; readonly method: string; readonly threshold: number }>;
  readonly drifted: { readonly count: number; readonly share: number };
}

type Sides = readonly [reference: readonly number[], current: readonly number[]];

const cells = adultCells();
const rows = Array.from({ length: 48_842 }, (_, row) => row);
const tutorial = new Set<Cell>(["Some-college", "HS-grad", "Bachelors"]);
const isTutorial = (row: number): boolean => tutorial.has((cells.get("education") as Cell[])[row] as Cell);
const byEducation: Sides = [rows.filter((row) => !isTutorial(row)), rows.filter(isTutorial)];
const halves: Sides = [rows.slice(0, 24_421), rows.slice(24_421)];
const small: Sides = [byEducation[0].slice(0, 500), byEducation[1].slice(0, 500)];

const runs: Record<string, { readonly sides: Sides; readonly options?: EvidentlyOptions; readonly emptied?: boolean }> =
  {
    split_education_plain: { sides: byEducation },
    split_education_nan_2000_cols_3_5: { sides: byEducation, emptied: true },
    split_first_second_half: { sides: halves },
    split_small_500_500: { sides: small },
    split_education_all_psi: { sides: byEducation, options: { method: "psi" } },
    split_education_all_jensenshannon: { sides: byEducation, options: { method: "jensenshannon" } },
    split_education_all_kl_div: { sides: byEducation, options: { method: "kl_div" } },
    split_education_all_hellinger: { sides: byEducation, options: { method: "hellinger" } },
    split_education_num_ks_cat_chisquare: {
      sides: byEducation,
      options: { numberMethod: "ks", categoryMethod: "chisquare" },
    },
  };

async function measureNamed(name: string): Promise<Measure> {
  const module: Record<string, unknown> = await import(`../packages/drift/src/measures/${name}.ts`);
  return module[name] as Measure;
}

function column(name: string, chosen: readonly number[], emptied: boolean): Exclude<Cell, null>[] {
  const all = cells.get(name) as Cell[];
  return chosen
    .filter((_, index) => !(emptied && index < 2000 && name.startsWith("education")))
    .map((row) => all[row] as Cell)
    .filter((cell) => cell !== null);
}

const expected = readReference<Record<string, Run>>("expected_adult_evidently.json");

for (const [name, { sides, options = {}, emptied = false }] of Object.entries(runs))
  test(`Adult, ${name.replaceAll("_", " ")}, equals evidently 0.7.23 column by column`, async () => {
    const wanted = expected[name] as Run;
    let drifted = 0;
    assert.deepEqual(Object.keys(wanted.columns).sort(), [...cells.keys()].sort());
    for (const [at, { score, method, threshold }] of Object.entries(wanted.columns)) {
      const reference = column(at, sides[0], false);
      const current = column(at, sides[1], emptied);
      const kind = typeof reference[0] === "number" ? "number" : "category";
      const distinct = new Set([...reference, ...current]).size;
      const chosen = chooseTest(
        { name: at, kind, referenceRows: reference.length, currentRows: current.length, distinct },
        options,
      );
      assert.ok(!("error" in chosen), at);
      const measure = await measureNamed(chosen.test.measure);
      const judged = judge(chosen, outcomeOf(measure, kind, reference, current, chosen.test.options));
      assert.ok(!("error" in judged), `${at}: ${JSON.stringify(judged)}`);
      assert.ok(isClose(judged.score, score), `${at}: got ${judged.score}, expected ${score}`);
      assert.deepEqual({ method: chosen.display, threshold: judged.threshold }, { method, threshold }, at);
      if (judged.drifted) drifted += 1;
    }
    assert.deepEqual({ count: drifted, share: drifted / cells.size }, wanted.drifted);
  });
