import type { ColumnReport, Kind, Report, Verdict } from "@driftline/drift";
import { worstFirst } from "@driftline/drift/render/order";

export type SortKey = "name" | "verdict" | "moved" | "missing" | "p";

export interface Sort {
  readonly by: SortKey;
  readonly isDown: boolean;
}

/** What a person asked to see: an empty set asks for all. */
export interface Filter {
  readonly search: string;
  readonly verdicts: ReadonlySet<Verdict>;
  readonly kinds: ReadonlySet<Kind>;
}

const searched = 1000;

/** Positions of the report's columns, filtered and in order. Equal ones stay in the order of what matters. */
export function shownColumns(report: Report, filter: Filter, { by, isDown }: Sort): readonly number[] {
  const positions = new Map(report.columns.map((column, index) => [column, index]));
  const search = filter.search.trim().toLowerCase();
  const kept = worstFirst(report).filter(
    ({ name, verdict, kind }) =>
      (filter.verdicts.size === 0 || filter.verdicts.has(verdict)) &&
      (filter.kinds.size === 0 || filter.kinds.has(kind)) &&
      (search === "" || name.slice(0, searched).toLowerCase().includes(search)),
  );
  const sorted = by === "verdict" ? (isDown ? kept : kept.toReversed()) : kept.toSorted(comparison(by, isDown));
  return sorted.map((column) => positions.get(column) as number);
}

function comparison(
  by: Exclude<SortKey, "verdict">,
  isDown: boolean,
): (left: ColumnReport, right: ColumnReport) => number {
  const sign = isDown ? -1 : 1;
  if (by === "name") {
    const text = ({ name }: ColumnReport): string => name.slice(0, searched);
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    return (left, right) => sign * compare(text(left), text(right));
  }
  // Those without a number come last, whichever way.
  return (left, right) => {
    const [a, b] = [numberOf(left, by), numberOf(right, by)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (a - b);
  };
}

function numberOf(column: ColumnReport, by: "moved" | "missing" | "p"): number | undefined {
  if (by === "p") return column.adjustedPValue;
  if (by === "missing") return Math.abs(column.missing.current - column.missing.reference);
  const moved = column.effect?.value ?? column.score ?? undefined;
  return Number.isNaN(moved) ? undefined : moved;
}
