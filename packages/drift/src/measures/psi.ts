import { defineMeasure } from "../measure.ts";
import { type BinOptions, cellsNeed, sum, tableOf, tenths } from "../stats/cells.ts";
import { checkZeros, fillZeros, type ZeroRule } from "../stats/zeros.ts";

export interface PsiOptions extends BinOptions {
  readonly zeros: ZeroRule;
}

/**
 * Population stability index: the sum over cells of (current - reference) log(current / reference).
 *
 * Ours cuts numbers at the reference's tenths, a value that is many rows' having a bin of its own, and counts a cell that
 * one side lacks as half a row. A cell that both lack says nothing, but where another rule fills it. `zeros: "evidently"` with
 * `edges: { rule: "sturges", over: "union", fewValues: 20 }` is evidently's; `zeros: { floor: 0.01 }` is deepchecks';
 * `zeros: { replace: 2.2250738585072014e-308 }` is frouros'.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * psi.run({ cells }, psi.defaults); // score 0.275
 */
export const psi = defineMeasure({
  name: "psi",
  title: "Population stability index",
  source: "Siddiqi 2006, Credit Risk Scorecards; Yurdakul 2018, Statistical Properties of Population Stability Index",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths, zeros: "halfRow" } as PsiOptions,
  needs: (options, kind) => {
    checkZeros("psi", options.zeros);
    return cellsNeed("psi", options, kind);
  },
  run: ({ cells }, { zeros }) => {
    const table = tableOf("psi", cells, zeros === "halfRow" ? "drop" : "keep");
    if ("error" in table) return table;
    const filled = (counts: readonly number[], rows: number): number[] =>
      fillZeros(
        counts.map((count) => count / rows),
        rows,
        zeros,
      );
    const current = filled(table.current, table.currentRows);
    const terms = filled(table.reference, table.rows).map((share, cell) => {
      const other = current[cell] as number;
      return (other - share) * Math.log(other / share);
    });
    return { score: sum(terms) };
  },
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B"],
      // (.25 - .5) ln(.25 / .5) + (.75 - .5) ln(.75 / .5)
      expected: { score: 0.25 * Math.log(3) },
      origin: "by hand from the formula of Siddiqi 2006: .25 ln 2 + .25 ln 1.5",
    },
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "A", "A", "A"],
      // B: none of 4 rows counts as half a row, .125: (.125 - .5) ln(.125 / .5); A: (1 - .5) ln(1 / .5)
      expected: { score: 0.375 * Math.log(4) + 0.5 * Math.log(2) },
      origin: "by hand from the formula of Siddiqi 2006 with half a row for nothing: .375 ln 4 + .5 ln 2",
    },
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "A", "A", "A"],
      options: { zeros: "evidently" },
      // B: (.0001 - .5) ln(.0001 / .5); A: (1 - .5) ln(1 / .5)
      expected: { score: 0.4999 * Math.log(5000) + 0.5 * Math.log(2) },
      origin: "by hand from the formula, with evidently 0.7.23's .0001 for nothing",
    },
  ],
});
