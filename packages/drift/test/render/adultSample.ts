import type { ColumnReport, Report } from "../../src/report.ts";
import { adultCounts } from "./adultCounts.ts";
import { around, noMissing, report, summaryOf, verdictOf } from "./parts.ts";

const adultP: Readonly<Record<string, number>> = { "capital-loss": 0.41, fnlwgt: 0.043, race: 0.61 };

type Counts = (typeof adultCounts)[number];

function adultMissing([before, after]: Counts["missing"]): ColumnReport["missing"] {
  if (before + after === 0) return noMissing;
  const effect = { value: after - before, low: after - before - 0.003, high: after - before + 0.003 };
  const gone = before === 0;
  return {
    reference: before,
    current: after,
    rows: { reference: 14155, current: 34687 },
    verdict: gone ? "drift" : "none",
    pValue: gone ? 1e-300 : 0.08,
    adjustedPValue: gone ? 2e-299 : 0.96,
    effect,
  };
}

function adultColumn(counts: Counts): ColumnReport {
  const pValue = adultP[counts.name] ?? 3e-19;
  const adjustedPValue = Math.min(1, pValue * 22);
  const verdict = verdictOf(counts.effect, adjustedPValue);
  const [before, after] = counts.missing;
  const shared = {
    name: counts.name,
    verdict,
    drifted: verdict === "drift",
    score: counts.effect,
    threshold: 0.1,
    pValue,
    adjustedPValue,
    effect: around(counts.effect, 0.009),
    missing: adultMissing(counts.missing),
    rows: { reference: Math.round(14155 * (1 - before)), current: Math.round(34687 * (1 - after)) },
  };
  return counts.kind === "category"
    ? { ...shared, ...adultCategory(counts, pValue) }
    : { ...shared, ...adultNumber(counts, pValue) };
}

function adultCategory({ labels, reference, current, effect }: Extract<Counts, { kind: "category" }>, pValue: number) {
  const only = (these: readonly number[], those: readonly number[]) =>
    labels.filter((_label, index) => (these[index] ?? 0) > 0 && those[index] === 0);
  const fresh = only(current, reference);
  const lost = only(reference, current);
  const total = (side: readonly number[]) => side.reduce((sum, rows) => sum + rows, 0);
  const shareOf = (names: readonly string[], side: readonly number[]) =>
    names.reduce((sum, name) => sum + (side[labels.indexOf(name as never)] ?? 0), 0) / total(side);
  const summary = (side: readonly number[]) => {
    const most = Math.max(...side);
    return {
      distinct: side.filter((rows) => rows > 0).length,
      mode: labels[side.indexOf(most)] ?? "",
      modeShare: most / total(side),
    };
  };
  return {
    kind: "category" as const,
    measure: "totalVariation",
    evidence: { pValue, view: "category", method: "chi-square of all categories", cells: labels.length },
    ...(fresh.length > 0 ? { newValues: fresh, newShare: shareOf(fresh, current) } : {}),
    ...(lost.length > 0 ? { lostValues: lost, lostShare: shareOf(lost, reference) } : {}),
    summary: { reference: summary(reference), current: summary(current) },
    bins: { labels, reference, current },
    measures: {
      totalVariation: { score: effect + 0.0012 },
      chiSquare: { score: 412.23, statistic: 412.23, pValue: 1.2e-81 },
      psi: { score: 0.08123 },
      jensenShannon: { score: 0.1042 },
    },
  };
}

function adultNumber(
  { lo, hi, reference, current, effect, ks, rs, cs }: Extract<Counts, { kind: "number" }>,
  pValue: number,
) {
  const summary = { reference: summaryOf(rs), current: summaryOf(cs) };
  const value = (summary.current.quantiles[2] ?? 0) - (summary.reference.quantiles[2] ?? 0);
  return {
    kind: "number" as const,
    measure: "kuiper",
    evidence: { pValue, view: "location and spread", method: "regression of the side on ranks" },
    shift: { value, low: value - 0.5, high: value + 0.5, unit: "" },
    spread: { value: 1.5, low: 1, high: 2, unit: "" },
    summary,
    bins: { edges: Array.from({ length: 21 }, (_edge, index) => lo + (index / 20) * (hi - lo)), reference, current },
    measures: {
      kuiper: { score: effect + 0.0012, pValue },
      ks: { score: ks, statistic: ks, pValue },
      wasserstein: { score: 2.4187 },
      psi: { score: 0.0641 },
      jensenShannon: { score: 0.0968 },
    },
  };
}

/** The fifteen columns of Adult; one of them could not be read, so that all verdicts are there. */
export function adult(): Report {
  const columns = adultCounts
    .map(adultColumn)
    .map((column): ColumnReport => (column.name === "race" ? failedColumn(column) : column));
  return report(columns, {
    notes: [
      {
        code: "columnFailed",
        column: "race",
        message: 'column "race" could not be compared: the engine ran out of memory',
      },
      { code: "mixed", column: "workclass", message: 'column "workclass": "?" was read as missing in 1,836 rows' },
    ],
  });
}

function failedColumn({ name, kind, rows }: ColumnReport): ColumnReport {
  const nothing = { summary: { reference: {}, current: {} }, bins: { reference: [], current: [] }, measures: {} };
  return {
    name,
    kind,
    rows,
    ...nothing,
    verdict: "unknown",
    drifted: false,
    measure: "totalVariation",
    score: null,
    threshold: 0.1,
    missing: noMissing,
    error: "the engine ran out of memory",
  };
}
