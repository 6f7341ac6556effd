import type { Cell } from "./shares.ts";

/** Share of rows up to the end of each cell, current minus reference. */
export function cumulativeGap(cells: readonly Cell[]): readonly number[] {
  let gap = 0;
  return cells.map(({ reference, current }) => {
    gap += current - reference;
    return Math.abs(gap) < 1e-12 ? 0 : gap;
  });
}

/** Where the gap is widest, the first of equal ones. */
export function widestGap(gap: readonly number[]): { readonly at: number; readonly value: number } {
  const widest = Math.max(...gap.map(Math.abs), 0);
  const at = Math.max(
    0,
    gap.findIndex((value) => Math.abs(value) === widest),
  );
  return { at, value: gap[at] ?? 0 };
}
