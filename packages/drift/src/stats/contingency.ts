import type { Kind } from "../kinds/kind.ts";
import type { Cells, Outcome } from "../measure.ts";
import { type BinOptions, type CellsNeed, cellsNeed, oneOf, tableOf, tenths } from "./cells.ts";
import { chiSquareTail } from "./distributions.ts";
import type { CellTerm } from "./divergences.ts";
import { checkFlag } from "./testOptions.ts";

/** How observed counts are held against expected ones. */
export interface ContingencyOptions extends BinOptions {
  /** `contingency`: both sides are samples. `goodnessOfFit`: the reference's shares are taken as exact. */
  readonly form: "contingency" | "goodnessOfFit";
  /** Yates 1934: half a row nearer to what is expected; of two categories in the form contingency. */
  readonly correction: boolean;
  /** `false`: the reference's own counts are expected, which takes sides of equal size; in the form goodnessOfFit. */
  readonly scaled: boolean;
  /** `cramersV`: the root of the statistic a row; `correctedCramersV`: that without its bias (Bergsma 2013). */
  readonly score: "statistic" | "cramersV" | "correctedCramersV";
}

export const contingencyDefaults: ContingencyOptions = {
  ...tenths,
  form: "contingency",
  correction: false,
  scaled: true,
  score: "statistic",
};

export function contingencyNeeds(measure: string, options: ContingencyOptions, kind: Kind): CellsNeed {
  oneOf(measure, "form", options.form, ["contingency", "goodnessOfFit"]);
  checkFlag(measure, "correction", options.correction);
  checkFlag(measure, "scaled", options.scaled);
  oneOf(measure, "score", options.score, ["statistic", "cramersV", "correctedCramersV"]);
  return cellsNeed(measure, options, kind);
}

/** One cell holds no information: the statistic is 0 and its p-value 1. */
export function contingencyTest(measure: string, cells: Cells, options: ContingencyOptions, term: CellTerm): Outcome {
  const table = tableOf(measure, cells);
  if ("error" in table) return table;
  const { reference, current, rows, currentRows } = table;
  const all = rows + currentRows;
  const freedom = reference.length - 1;
  const isFit = options.form === "goodnessOfFit";
  if (isFit && !options.scaled && rows !== currentRows)
    return { error: `${measure}: unscaled, the sides must have equally many values, got ${rows} and ${currentRows}` };
  const correct = options.correction && freedom === 1 ? towards : keep;
  let total = 0;
  reference.forEach((expected, cell) => {
    const observed = current[cell] as number;
    if (isFit) total += term(observed, (expected * currentRows) / rows);
    else
      for (const [count, size] of [
        [expected, rows],
        [observed, currentRows],
      ] as const) {
        const share = ((expected + observed) * size) / all;
        total += term(correct(count, share), share);
      }
  });
  // Rounding can leave a sum that is 0 a little below it.
  const statistic = Math.max(0, total);
  const pValue = freedom === 0 ? 1 : chiSquareTail(statistic, freedom);
  if (options.score === "statistic") return { score: statistic, statistic, pValue };
  return { score: cramersV(statistic / all, reference.length, all, options.score), statistic, pValue };
}

const keep = (observed: number): number => observed;

const towards = (observed: number, expected: number): number =>
  observed + Math.sign(expected - observed) * Math.min(0.5, Math.abs(expected - observed));

/** Of a table of two sides; Bergsma 2013, A bias-correction for Cramér's V and Tschuprow's T. */
function cramersV(square: number, categories: number, rows: number, score: ContingencyOptions["score"]): number {
  if (categories === 1) return 0;
  if (score === "cramersV") return Math.min(1, Math.sqrt(square));
  const unbiased = Math.max(0, square - (categories - 1) / (rows - 1));
  const sides = 2 - 1 / (rows - 1);
  const cells = categories - (categories - 1) ** 2 / (rows - 1);
  return Math.min(1, Math.sqrt(unbiased / (Math.min(sides, cells) - 1)));
}
