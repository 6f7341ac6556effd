import type { Cells } from "../measure.ts";

/** A category and all the others, in both sides. */
export interface TwoByTwo {
  readonly reference: readonly [number, number];
  readonly current: readonly [number, number];
}

/** The table of two categories, in order of their names; a single one stands against nothing. */
export function twoByTwo(
  measure: string,
  cells: Cells,
  more: "refuse" | "first",
): TwoByTwo | { readonly error: string } {
  const names = cells.labels ?? cells.reference.map((_, index) => String(index));
  const kept = cells.reference
    .map((reference, index) => ({ name: names[index] as string, reference, current: cells.current[index] as number }))
    .filter(({ reference, current }) => reference + current > 0)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  if (kept.length > 2 && more === "refuse") return { error: `${measure}: needs two categories, got ${kept.length}` };
  const first = kept[0] ?? { reference: 0, current: 0 };
  const others = kept.slice(1);
  return {
    reference: [first.reference, others.reduce((total, { reference }) => total + reference, 0)],
    current: [first.current, others.reduce((total, { current }) => total + current, 0)],
  };
}
