import type { ColumnReport, Report, SegmentReport } from "../../src/report.ts";
import { adult } from "./adultSample.ts";
import { around, noMissing, report, summaryOf, verdictOf } from "./parts.ts";

export { adult } from "./adultSample.ts";

/** Reports made by hand, with the counts of real data where it says so, for what draws reports to be tried on. */

/** Three hundred number columns, every fifth one moved. */
export function wide(columns = 300): Report {
  return report(
    Array.from({ length: columns }, (_column, index) =>
      numberColumn(`feature_${index}`, index % 5 === 0 ? 0.02 * (index % 17) : 0),
    ),
  );
}

export function numberColumn(name: string, effect: number, more: Partial<ColumnReport> = {}): ColumnReport {
  const pValue = effect > 0 ? 2e-9 : 0.5;
  const verdict = verdictOf(effect, pValue);
  const bell = (middle: number) =>
    Array.from({ length: 24 }, (_bin, index) => Math.round(1000 * Math.exp(-((index - middle) ** 2) / 18)));
  const summary = summaryOf([0.1, 1, -3.1234567, 3.2, 5000, -1.6, -0.67, 0, 0.67, 1.6]);
  return {
    name,
    kind: "number",
    verdict,
    drifted: verdict === "drift",
    measure: "kuiper",
    score: effect,
    threshold: 0.1,
    pValue,
    adjustedPValue: Math.min(1, pValue * 20),
    effect: around(effect, 0.02),
    shift: { value: effect * 3, low: effect * 3 - 0.05, high: effect * 3 + 0.05, unit: "" },
    evidence: { pValue, view: "shape", method: "Kuiper's test" },
    missing: noMissing,
    rows: { reference: 5000, current: 5000 },
    summary: { reference: summary, current: summary },
    bins: {
      edges: Array.from({ length: 25 }, (_edge, index) => -3 + index / 4),
      reference: bell(12),
      current: bell(12 + effect * 12),
    },
    measures: { ks: { score: 0.0123456789, statistic: 0.0123456789, pValue }, psi: { score: 0.0456789123 } },
    ...more,
  };
}

export function empty(): Report {
  return report([], {
    verdict: "unknown",
    reference: { name: "", rows: 0, fingerprint: "" },
    current: { name: "", rows: 0, fingerprint: "" },
  });
}

export const hostileNames = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><svg/onload=alert(1)>",
  "`backticks` $" + "{x} {{x}}",
  "javascript:alert(1)",
  "__proto__",
  "constructor",
  "| a | table | row |\n\n# heading [link](javascript:alert(1)) ![i](x) @someone #1 https://example.org www.example.org",
  "]]><!-- -->&lt;&#60;",
  "\u202egnp.exe\u0000\u0007\u001b[31mred\u001b[0m\r\n\ttab",
  "\ud800 half a pair \udc00",
  "",
  "   ",
];

/** Names that are markup, controls, Object's own and nothing at all, wherever users' text can stand. */
export function hostile(): Report {
  const all = hostileNames.join(" ");
  return report(hostileNames.map(hostileColumn), {
    reference: { name: all, rows: 10, fingerprint: all },
    current: { name: hostileNames[0] ?? "", rows: 10, fingerprint: "x" },
    options: {
      preset: "default",
      falseAlarms: 0.05,
      segments: hostileNames,
      measures: hostileNames,
      smallestEffect: {
        value: 0.1,
        missing: 0.02,
        columns: Object.fromEntries(hostileNames.map((column) => [column, 0.1])),
      },
    },
    notes: hostileNames.flatMap((message) => [
      { code: "columnFailed", column: message, message },
      { code: message, message },
    ]),
    segments: hostileNames.map((value) => segment(value, value, hostileNames)),
  });
}

function hostileColumn(name: string, index: number): ColumnReport {
  const column = numberColumn(name, 0.3 - index / 50);
  if (index % 2 === 0)
    return {
      ...column,
      measures: Object.fromEntries([
        [name, { error: name }],
        ["ks", { score: Number.NaN, pValue: Number.POSITIVE_INFINITY }],
      ]),
    };
  const summary = { distinct: 3, mode: name, modeShare: 0.5 };
  return {
    ...column,
    kind: "category",
    measure: "totalVariation",
    newValues: hostileNames,
    lostValues: [name],
    newShare: 0.1,
    lostShare: 0.01,
    evidence: { pValue: 0.001, view: name, method: name },
    summary: { reference: summary, current: summary },
    bins: {
      labels: hostileNames,
      reference: hostileNames.map((_name, at) => at),
      current: hostileNames.map((_name, at) => 20 - at),
      rest: { values: 5, reference: 10, current: 3 },
    },
  };
}

function segment(column: string, value: string, names: readonly string[]): SegmentReport {
  return {
    column,
    value,
    verdict: "drift",
    rows: { reference: 1200, current: 800 },
    columns: names.map((name, index) => ({
      name,
      verdict: index % 2 === 0 ? "drift" : "none",
      pValue: 0.001,
      adjustedPValue: 0.02,
      effect: around(0.2, 0.05),
      share: 0.4,
      shift: { value: 2, low: 1, high: 3, unit: "" },
      rows: { reference: 1200, current: 800 },
    })),
  };
}

/** Names of the world: right to left, joined pictures, wide characters, marks on marks, and one of a megabyte. */
export function worldly(): Report {
  const names = [
    "العمر",
    "מין המשתמש",
    "年齢",
    "👩‍👩‍👧‍👦 family 🇩🇪",
    "e\u0301te\u0301 a\u0308hnlich",
    "z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319",
    "m".repeat(1_000_000),
  ];
  return report(
    names.map((name, index) => numberColumn(name, index % 2 === 0 ? 0.25 : 0.05)),
    { segments: [segment("العمر", "١٨–٢٥", names.slice(0, 2))] },
  );
}

const day = 86_400_000;

function timeColumn(): ColumnReport {
  const edges = Array.from({ length: 25 }, (_edge, index) => Date.UTC(2025, 0, 1) + index * 14 * day);
  const column = numberColumn("signed_up", 0.31);
  const quantiles = [1, 6, 12, 18, 23].map((at) => edges[at] ?? 0);
  const times = {
    ...summaryOf([edges[12] ?? 0, 100 * day, edges[0] ?? 0, edges[24] ?? 0, 5000, ...quantiles]),
    span: 336 * day,
    meanGap: 0.07 * day,
  };
  return {
    ...column,
    kind: "time",
    shift: { value: 43.5 * day, low: 40 * day, high: 47 * day, unit: "ms" },
    bins: { ...column.bins, edges },
    summary: { reference: { ...times, largestGap: 3 * day }, current: { ...times, largestGap: 30 * day } },
  };
}

function textColumn(): ColumnReport {
  const lengths = summaryOf([40, 12, 1, 280, 150, 5, 20, 38, 60, 120]);
  const summary = { length: lengths, words: lengths };
  return numberColumn("review", 0.12, {
    kind: "text",
    shift: { value: 12, low: 8, high: 15, unit: "characters" },
    summary: { reference: summary, current: summary },
  });
}

/** Other kinds, units, and numbers that are none. */
export function mixed(): Report {
  const active = { distinct: 2, mode: "true", modeShare: 0.6 };
  const { shift: _none, ...boolean } = numberColumn("active", 0.15);
  const columns: ColumnReport[] = [
    timeColumn(),
    textColumn(),
    numberColumn("rooms", 0.06, {
      bins: { labels: ["1", "2", "3", "4", "8"], reference: [100, 200, 150, 40, 1], current: [80, 160, 220, 60, 2] },
    }),
    { ...numberColumn("rare", 0), verdict: "unknown", rowsNeeded: 6861, rows: { reference: 200, current: 180 } },
    numberColumn("infinite", 0.11, {
      measures: {
        kullbackLeibler: { score: Number.POSITIVE_INFINITY },
        wasserstein: { score: Number.NaN },
        zTest: { score: Number.NEGATIVE_INFINITY },
      },
      shift: { value: Number.NaN, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, unit: "" },
    }),
    { ...numberColumn("constant", 0), bins: { labels: ["1"], reference: [5000], current: [5000] } },
    {
      ...boolean,
      kind: "boolean",
      measure: "totalVariation",
      summary: { reference: active, current: { ...active, modeShare: 0.75 } },
      bins: { labels: ["true", "false"], reference: [3000, 2000], current: [3750, 1250] },
    },
  ];
  return report(columns, {
    segments: [
      segment("country", "Norway", ["signed_up", "rooms"]),
      { ...segment("country", "Chile", []), verdict: "none" },
    ],
    notes: [{ code: "leadingZeros", column: "rooms", message: 'column "rooms": leading zeros were dropped' }],
  });
}

/** As the peer would decide: other measures, scores and thresholds. */
export function evidently(): Report {
  const base = adult();
  const columns = base.columns.map(
    (column): ColumnReport => ({ ...column, measure: column.kind === "number" ? "wasserstein" : "jensenShannon" }),
  );
  return { ...base, columns, options: { ...base.options, preset: "evidently" } };
}

export const samples: Readonly<Record<string, () => Report>> = {
  adult,
  wide,
  empty,
  hostile,
  worldly,
  mixed,
  evidently,
};
