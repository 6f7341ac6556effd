import type { ColumnReport, Interval, NumberSummary, Report, Verdict } from "../../src/report.ts";

/** What the sample reports have in common. */
export const noMissing = {
  reference: 0,
  current: 0,
  rows: { reference: 5000, current: 5000 },
  verdict: "none",
  pValue: null,
  adjustedPValue: null,
} as const;

export function around(value: number, half: number): Interval {
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

export function verdictOf(effect: number, pValue: number): Verdict {
  if (pValue > 0.05) return "none";
  return effect >= 0.1 ? "drift" : "small";
}

export function summaryOf(numbers: readonly number[]): NumberSummary {
  const [mean = 0, standardDeviation = 0, minimum = 0, maximum = 0, distinct = 0, ...quantiles] = numbers;
  return { mean, standardDeviation, minimum, maximum, distinct, quantiles };
}

export function report(columns: readonly ColumnReport[], more: Partial<Report> = {}): Report {
  const drifted = columns.filter((column) => column.drifted).length;
  const worst =
    (["drift", "small", "unknown", "none"] as const).find((verdict) =>
      columns.some((column) => column.verdict === verdict),
    ) ?? "unknown";
  return {
    schema: "driftline.report/1",
    createdAt: "2026-11-20T10:57:00.000Z",
    version: "0.1.0",
    options: {
      preset: "default",
      falseAlarms: 0.05,
      smallestEffect: { value: 0.1, missing: 0.02, columns: {} },
      segments: [],
      measures: [],
    },
    reference: { name: "adult-reference.csv", rows: 14155, fingerprint: "d41d8cd98f00b204" },
    current: { name: "adult-production.csv", rows: 34687, fingerprint: "9800998ecf8427e0" },
    verdict: worst,
    drifted: {
      columns: drifted,
      of: columns.length,
      share: columns.length === 0 ? 0 : drifted / columns.length,
      dataset: drifted > 0,
    },
    columns,
    notes: [],
    ...more,
  };
}
