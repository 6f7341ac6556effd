import { type ColumnReport, type Report, verdicts } from "../report.ts";

/** Worst first: by verdict, then by how much moved. Equal ones keep the report's order. */
export function worstFirst(report: Report): readonly ColumnReport[] {
  return report.columns.toSorted(
    (left, right) => verdicts.indexOf(left.verdict) - verdicts.indexOf(right.verdict) || size(right) - size(left),
  );
}

function size(column: ColumnReport): number {
  const moved = column.effect?.value ?? column.score ?? 0;
  const missing = column.missing.effect?.value ?? 0;
  return Math.max(Number.isNaN(moved) ? 0 : moved, Number.isNaN(missing) ? 0 : Math.abs(missing));
}
