import { DriftlineError } from "../errors.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Cells, EdgeRule, Outcome, PairNeed } from "../measure.ts";

/** How numbers are cut into cells: `bins` at the reference's quantiles, or another rule, for which `bins` says nothing. */
export interface BinOptions {
  readonly bins: number;
  readonly edges: "quantiles" | EdgeRule;
}

/** Siddiqi 2006, Credit Risk Scorecards, cuts the reference into tenths. */
export const tenths: BinOptions = { bins: 10, edges: "quantiles" };

/** A cell for every distinct value. */
export const byValue: BinOptions = { bins: 2, edges: { rule: "values" } };

export type CellsNeed = { readonly cells: Extract<PairNeed, { readonly pair: "cells" | "counts" }> };

/** Categories are counted as they are, numbers and times in bins. */
export function cellsNeed(measure: string, { bins, edges }: BinOptions, kind: Kind): CellsNeed {
  const rule: EdgeRule = edges === "quantiles" ? { rule: "quantiles", bins } : edges;
  checkEdges(measure, rule);
  return { cells: kind === "category" || kind === "boolean" ? { pair: "counts" } : { pair: "cells", edges: rule } };
}

const rules = ["quantiles", "width", "sturges", "doane", "values", "given"] as const;

function checkEdges(measure: string, rule: EdgeRule): void {
  if (typeof rule !== "object" || rule === null)
    fail(`${measure}: edges must be a rule such as { rule: "sturges", over: "union" }, got ${JSON.stringify(rule)}`);
  oneOf(measure, "edges", rule.rule, rules);
  if (rule.rule === "quantiles" || rule.rule === "width") {
    const { bins } = rule;
    if (typeof bins !== "number") fail(`${measure}: bins must be a number, got ${JSON.stringify(bins)}`);
    if (!(bins >= 2)) fail(`${measure}: bins must be at least 2, got ${bins}`);
    if (!Number.isInteger(bins)) fail(`${measure}: bins must be a whole number, got ${bins}`);
  }
  if (rule.rule === "width" || rule.rule === "sturges" || rule.rule === "doane")
    oneOf(measure, "edges.over", rule.over, ["reference", "union"]);
  if (rule.rule === "given") checkGiven(measure, rule.edges);
}

function checkGiven(measure: string, edges: readonly number[]): void {
  if (!Array.isArray(edges) || edges.length < 2)
    fail(`${measure}: edges must be at least 2 numbers, got ${JSON.stringify(edges)}`);
  edges.forEach((edge, index) => {
    const before = index === 0 ? Number.NEGATIVE_INFINITY : edges[index - 1];
    if (!(edge > before || (index === 0 && edge === before)))
      fail(`${measure}: edges must ascend, got ${edge}${index === 0 ? "" : ` after ${before}`}`);
  });
}

/** Stops at an option that is none of those allowed. */
export function oneOf<const Allowed extends string>(
  measure: string,
  option: string,
  given: unknown,
  allowed: readonly Allowed[],
): asserts given is Allowed {
  if (!allowed.includes(given as Allowed))
    fail(`${measure}: ${option} must be one of ${allowed.join(", ")}, got ${JSON.stringify(given)}`);
}

export function checkBase(measure: string, base: unknown): void {
  if (typeof base !== "number" || !(base > 0) || base === 1 || base === Number.POSITIVE_INFINITY)
    fail(`${measure}: base must be a number over 0 other than 1, got ${String(base)}`);
}

function fail(message: string): never {
  throw new DriftlineError("badOption", message);
}

/** Counts of both sides and their sums; or why there is nothing to compare. */
export type Table =
  | {
      readonly reference: readonly number[];
      readonly current: readonly number[];
      readonly rows: number;
      readonly currentRows: number;
    }
  | { readonly error: string };

/** Cells that neither side has say nothing and are left out, unless `empty` keeps them for a rule that fills them. */
export function tableOf(measure: string, cells: Cells, empty: "drop" | "keep" = "drop"): Table {
  const kept = cells.reference.map((count, index) => empty === "keep" || count + (cells.current[index] as number) > 0);
  const reference = cells.reference.filter((_, index) => kept[index]);
  const current = cells.current.filter((_, index) => kept[index]);
  const rows = sum(reference);
  const currentRows = sum(current);
  if (rows === 0) return { error: `${measure}: the reference side has no values` };
  if (currentRows === 0) return { error: `${measure}: the current side has no values` };
  return { reference, current, rows, currentRows };
}

/** The score of two lists of shares, each of which sums to one. */
export function scoreShares(
  measure: string,
  cells: Cells,
  score: (reference: readonly number[], current: readonly number[]) => number,
): Outcome {
  const table = tableOf(measure, cells);
  if ("error" in table) return table;
  const { reference, current, rows, currentRows } = table;
  const shares = (counts: readonly number[], all: number): number[] => counts.map((count) => count / all);
  return { score: score(shares(reference, rows), shares(current, currentRows)) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
