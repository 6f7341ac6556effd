import { chiSquareVariance } from "../stats/chiSquareVariance.ts";
import { betaTail } from "../stats/distributions.ts";
import type { Categories, Category } from "./pooledCategories.ts";
import type { View } from "./views.ts";

/** Cells with fewer rows than this to be expected on the smaller side are put together. */
export const fewestExpected = 5;

/**
 * Chi-square over all categories, rare ones put together. As a share of its greatest possible value it follows a beta with
 * the exact mean and variance of the permutation distribution (Dawson 1954). Without two cells there is no such view.
 */
export function together(categories: Categories, weight: number): readonly View[] {
  const cells = poolRare(categories);
  if (cells.length < 2) return [];
  const { reference, current } = categories;
  const rows = reference + current;
  let sum = 0;
  let inverse = 0;
  for (const cell of cells) {
    sum += (cell.inCurrent - (cell.rows * current) / rows) ** 2 / cell.rows;
    inverse += 1 / cell.rows;
  }
  const share = (sum * rows) / (reference * current);
  const mean = (cells.length - 1) / (rows - 1);
  const sides = { count: 2, inverse: 1 / reference + 1 / current };
  const variance = chiSquareVariance(rows, sides, { count: cells.length, inverse }) / (rows * rows);
  const total = (mean * (1 - mean)) / variance - 1;
  const pValue = betaTail(share, mean * total, (1 - mean) * total);
  const method = "chi-square over categories, rare ones put together";
  return [{ view: "categories together", method, weight, pValue }];
}

function poolRare({ reference, current, all }: Categories): Category[] {
  const enough = (fewestExpected * (reference + current)) / Math.min(reference, current);
  const kept = all.filter(({ rows }) => rows >= enough);
  const rare = oneCell(all.filter(({ rows }) => rows < enough));
  if (rare.rows === 0) return kept;
  if (rare.rows >= enough || kept.length === 0) return [...kept, rare];
  const smallest = kept.reduce((one, other) => (other.rows < one.rows ? other : one));
  return [...kept.filter((category) => category !== smallest), oneCell([smallest, rare])];
}

function oneCell(some: readonly Category[]): Category {
  let rows = 0;
  let inCurrent = 0;
  for (const category of some) {
    rows += category.rows;
    inCurrent += category.inCurrent;
  }
  return { rows, inCurrent };
}
