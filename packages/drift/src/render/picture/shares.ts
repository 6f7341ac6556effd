import type { Bins, ColumnReport, Pair } from "../../report.ts";

/** The two sides of a picture's cell, as shares of all rows that were compared. */
export interface Cell extends Pair<number> {
  readonly label: string;
}

/** The same cells as counts of rows. */
export function countsOf({ labels, reference, current }: Bins): readonly Cell[] {
  return reference.map((rows, index) => ({
    label: labels?.[index] ?? "",
    reference: rows,
    current: current[index] ?? 0,
  }));
}

export function cellsOf({ labels, reference, current, rest }: Bins): readonly Cell[] {
  const total = { reference: sum(reference) + (rest?.reference ?? 0), current: sum(current) + (rest?.current ?? 0) };
  return reference.map((rows, index) => ({
    label: labels?.[index] ?? "",
    reference: share(rows, total.reference),
    current: share(current[index] ?? 0, total.current),
  }));
}

/** Categories have no order of their own: the most frequent come first. Numbers keep theirs. */
export function isNamed({ kind }: ColumnReport): boolean {
  return kind === "category" || kind === "boolean";
}

export function byFrequency(cells: readonly Cell[]): readonly Cell[] {
  return cells.toSorted((left, right) => right.reference + right.current - left.reference - left.current);
}

export function byChange(cells: readonly Cell[]): readonly Cell[] {
  return cells.toSorted(
    (left, right) => Math.abs(right.current - right.reference) - Math.abs(left.current - left.reference),
  );
}

function share(rows: number, total: number): number {
  return total > 0 && Number.isFinite(rows) ? rows / total : 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, rows) => total + rows, 0);
}
