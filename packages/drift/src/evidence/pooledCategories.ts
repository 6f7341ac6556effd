import type { Cells } from "../measure.ts";

/** Rows of one category: in both sides together, and in the current one. */
export interface Category {
  readonly rows: number;
  readonly inCurrent: number;
}

/** The categories of both sides. What the margins alone say is known before any test and may steer it. */
export interface Categories {
  readonly reference: number;
  readonly current: number;
  readonly all: readonly Category[];
  /** How many categories have that many rows in both sides together. */
  readonly sizes: ReadonlyMap<number, number>;
}

/** Sorted by size, so that sums come out the same to the last digit in whatever order an engine gives the categories. */
export function pooledCategories(counts: Cells): Categories {
  const all = counts.reference
    .map((inReference, index): Category => {
      const inCurrent = counts.current[index] as number;
      return { rows: inReference + inCurrent, inCurrent };
    })
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => one.rows - other.rows || one.inCurrent - other.inCurrent);
  const sizes = new Map<number, number>();
  let rows = 0;
  let current = 0;
  for (const category of all) {
    sizes.set(category.rows, (sizes.get(category.rows) ?? 0) + 1);
    rows += category.rows;
    current += category.inCurrent;
  }
  return { reference: rows - current, current, all, sizes };
}
