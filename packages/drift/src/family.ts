import type { Evidence, PartOf, Report } from "./report.ts";
import { holm } from "./stats/holm.ts";

/** One test of those that share the budget. */
export interface Member {
  readonly evidence: Evidence;
  /** Its adjusted p-value as the report has it. */
  readonly recorded: number;
  readonly of: "columns" | "together" | "segments";
}

export function familyOf({ columns, segments = [], multivariate }: Report): readonly Member[] {
  const values = columns.flatMap(({ evidence, adjustedPValue }) => member("columns", evidence, adjustedPValue));
  const missing = columns.flatMap((column) =>
    member("columns", column.missing.evidence, column.missing.adjustedPValue ?? undefined),
  );
  const parts = segments
    .flatMap((segment) => segment.columns)
    .flatMap(({ evidence, adjustedPValue }) => member("segments", evidence, adjustedPValue));
  return [...values, ...missing, ...member("together", multivariate?.evidence, multivariate?.adjustedPValue), ...parts];
}

function member(of: Member["of"], evidence: Evidence | undefined, recorded = evidence?.pValue): readonly Member[] {
  return evidence && recorded !== undefined ? [{ of, evidence, recorded }] : [];
}

const numberOf = (family: readonly Member[], kind: Member["of"]): number =>
  family.filter(({ of }) => of === kind).length;

export function holmOf(family: readonly Member[]): readonly number[] {
  const segmentWeight = numberOf(family, "columns") / numberOf(family, "segments");
  return holm(
    family.map(({ evidence }) => evidence.pValue),
    family.map(({ of }) => (of === "segments" ? segmentWeight : 1)),
    family.map(({ evidence }) => evidence.least ?? 0),
  );
}

export function sharesOf(family: readonly Member[]): number {
  const whole = numberOf(family, "columns");
  return whole * (numberOf(family, "segments") > 0 ? 2 : 1) + numberOf(family, "together");
}

/** What a report that keeps only some of the columns must say, for it to be decided again as the whole one is. */
export function partOf(whole: Report): PartOf {
  const family = familyOf(whole);
  return whole.partOf ?? { columns: whole.columns.length, tests: family.length, shares: sharesOf(family) };
}
