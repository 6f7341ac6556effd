import { defineMeasure } from "../measure.ts";
import { type BinOptions, cellsNeed, checkBase, oneOf, sum, tableOf, tenths } from "../stats/cells.ts";
import { relativeEntropy } from "../stats/divergences.ts";
import { checkZeros, fillZeros, type ZeroRule } from "../stats/zeros.ts";

export interface KullbackLeiblerOptions extends BinOptions {
  /** Whose rows are described with the other side's shares. */
  readonly direction: "reference" | "current";
  readonly base: number;
  /** `infinite` leaves zeros as they are; after any other rule the shares are brought back to a sum of one. */
  readonly zeros: "infinite" | ZeroRule;
}

/**
 * Kullback-Leibler divergence of the reference relative to the current side: what it costs to describe reference rows
 * with the current side's shares.
 *
 * Ours has base e and is infinite where the current side lacks what the reference has. `zeros: "evidently"`, with
 * `edges: { rule: "sturges", over: "union", fewValues: 20 }`, is evidently's; `direction: "current"` is frouros'.
 *
 * @example
 * const cells = { labels: ["A", "B"], reference: [10, 10], current: [15, 5] };
 * kullbackLeibler.run({ cells }, kullbackLeibler.defaults); // score 0.144
 */
export const kullbackLeibler = defineMeasure({
  name: "kullbackLeibler",
  title: "Kullback-Leibler divergence",
  source: "Kullback and Leibler 1951, On Information and Sufficiency",
  kinds: ["number", "time", "category", "boolean"],
  defaults: { ...tenths, direction: "reference", base: Math.E, zeros: "infinite" } as KullbackLeiblerOptions,
  needs: (options, kind) => {
    oneOf("kullbackLeibler", "direction", options.direction, ["reference", "current"]);
    checkBase("kullbackLeibler", options.base);
    checkZeros("kullbackLeibler", options.zeros, ["infinite"]);
    return cellsNeed("kullbackLeibler", options, kind);
  },
  run: ({ cells }, { direction, base, zeros }) => {
    const table = tableOf("kullbackLeibler", cells, zeros === "halfRow" ? "drop" : "keep");
    if ("error" in table) return table;
    const reference = sharesOf(table.reference, table.rows, zeros);
    const current = sharesOf(table.current, table.currentRows, zeros);
    const [from, to] = direction === "reference" ? [reference, current] : [current, reference];
    const divergence = sum(from.map((share, cell) => relativeEntropy(share, to[cell] as number)));
    return { score: Math.max(0, divergence / Math.log(base)) };
  },
  cases: [
    {
      reference: ["A", "A", "B", "B"],
      current: ["A", "B", "B", "B"],
      expected: { score: 0.14384103622589045 },
      origin: "scipy 1.17.1: entropy([.5, .5], [.25, .75])",
    },
    {
      reference: ["A", "B"],
      current: ["A", "A"],
      expected: { score: Number.POSITIVE_INFINITY },
      origin: "scipy 1.17.1: entropy([.5, .5], [1, 0])",
    },
    {
      reference: ["A", "B"],
      current: ["A", "A"],
      options: { zeros: "evidently" },
      expected: { score: 3.9121230004284797 },
      origin: "scipy 1.17.1: entropy([.5, .5], [1, .0001]), as evidently 0.7.23 fills it",
    },
  ],
});

function sharesOf(counts: readonly number[], rows: number, zeros: "infinite" | ZeroRule): number[] {
  const shares = counts.map((count) => count / rows);
  if (zeros === "infinite") return shares;
  const filled = fillZeros(shares, rows, zeros);
  const total = sum(filled);
  return filled.map((share) => share / total);
}
