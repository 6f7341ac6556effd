import { type RowsQuestion, rowsNeeded } from "./evidence/rowsNeeded.ts";
import { familyOf, holmOf, sharesOf } from "./family.ts";
import { togetherRowsNeeded } from "./multivariate/rowsNeeded.ts";
import { isDatasetDrifted } from "./presets/evidently.ts";
import {
  type ColumnReport,
  type EffectSize,
  type Evidence,
  type Interval,
  type MissingReport,
  type MultivariateReport,
  type Pair,
  type Report,
  type SegmentColumn,
  type SegmentReport,
  type SmallestEffect,
  type Verdict,
  verdicts,
} from "./report.ts";

/** What a reader may change about a report's decisions without anything being computed anew. */
export interface DecideOptions {
  readonly falseAlarms?: number;
  readonly smallestEffect?: SmallestEffect;
}

interface Settings {
  readonly falseAlarms: number;
  readonly smallestEffect: SmallestEffect;
  /** The tests that share the budget, counted as if each had an even share. */
  readonly tests: number;
  adjusted(evidence: Evidence): number;
}

/**
 * The verdicts of a report, from its p-values and effects alone: pure, so that a view can decide again without a kernel.
 * All tests of values and of missing ones share one budget (Holm 1979), and with them, as one more test, that of all columns
 * together; all segments together weigh as much as the columns.
 */
export function decide(report: Report, options: DecideOptions = {}): Report {
  const settings = settle(report, options);
  const columns = report.columns.map((column) => decideColumn(column, settings, report.options.preset));
  const { segments, multivariate } = report;
  return {
    ...report,
    options: { ...report.options, falseAlarms: settings.falseAlarms, smallestEffect: settings.smallestEffect },
    verdict: worst(columns.map(({ verdict }) => verdict)),
    drifted: countDrifted(columns, report.options.driftShare ?? 0),
    columns,
    ...(segments ? { segments: segments.map((segment) => decideSegment(segment, settings)) } : {}),
    ...(multivariate ? { multivariate: decideTogether(multivariate, settings) } : {}),
  };
}

/** The worst of some verdicts; "none" where there are none. */
export function worst(some: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => some.includes(verdict)) ?? "none";
}

/** With a `driftShare` the data set counts as drifted from that share of columns on; without, from the first column. */
function countDrifted(columns: readonly ColumnReport[], driftShare: number): Report["drifted"] {
  const drifted = columns.filter((column) => column.drifted).length;
  const of = columns.filter(({ measure }) => measure !== notCompared).length;
  const share = of === 0 ? 0 : drifted / of;
  const dataset = isDatasetDrifted(drifted, of, { driftShare }) && (drifted > 0 || driftShare > 0);
  return { columns: drifted, of, share, dataset };
}

/** Stands in the place of a measure where a preset leaves the column out. */
export const notCompared = "none";

function settle(report: Report, options: DecideOptions): Settings {
  const family = familyOf(report);
  const adjusted = report.partOf ? family.map(({ recorded }) => recorded) : holmOf(family);
  const byEvidence = new Map(family.map(({ evidence }, index) => [evidence, adjusted[index] as number]));
  return {
    falseAlarms: options.falseAlarms ?? report.options.falseAlarms,
    smallestEffect: options.smallestEffect ?? report.options.smallestEffect,
    tests: Math.max(1, report.partOf?.shares ?? sharesOf(family)),
    adjusted: (evidence) => byEvidence.get(evidence) as number,
  };
}

function decideColumn(column: ColumnReport, settings: Settings, preset: string): ColumnReport {
  const missing = decideMissing(column.missing, settings, column.error);
  const size = effectSize(column.name, settings.smallestEffect);
  const { verdict, ...numbers } = decideValues(column, size, settings);
  const both = worst([verdict, missing.verdict]);
  const decided = { ...column, ...numbers, missing, verdict: both };
  return preset === "default" ? { ...decided, ...scored(column, size), drifted: both === "drift" } : decided;
}

/** What stands in the row: the effect that the verdict compares with its threshold. */
function scored(column: ColumnReport, size: EffectSize): Pick<ColumnReport, "measure" | "score" | "threshold"> {
  if (typeof size === "object" && column.shift)
    return { measure: "shift", score: Math.abs(column.shift.value), threshold: size.shift };
  const measure = column.kind === "category" || column.kind === "boolean" ? "totalVariation" : "kuiper";
  return { measure, score: column.effect?.value ?? null, threshold: typeof size === "number" ? size : null };
}

function effectSize(column: string, effects: SmallestEffect): EffectSize {
  return Object.hasOwn(effects.columns, column) ? (effects.columns[column] as EffectSize) : effects.value;
}

interface Decision {
  readonly verdict: Verdict;
  readonly adjustedPValue?: number;
  readonly rowsNeeded?: number;
}

type Compared = Pick<ColumnReport, "evidence" | "effect" | "shift" | "rows" | "error" | "clock">;

function decideValues(column: Compared, size: EffectSize, settings: Settings): Decision {
  const { evidence, rows } = column;
  if (column.error !== undefined || rows.reference === 0 || rows.current === 0) return { verdict: "unknown" };
  if (column.clock) return { verdict: "none" };
  const share = typeof size === "number" ? size : settings.smallestEffect.value;
  const family = { tests: settings.tests, falseAlarms: settings.falseAlarms, smallestEffect: share };
  // Both sides hold one and the same value: with rows enough another one would have been seen, as missing cells are.
  if (!evidence) {
    const needed = rowsNeeded({ kind: "missing", share: 0, ...family });
    return { verdict: isEnough(rows, needed) ? "none" : "unknown", rowsNeeded: needed };
  }
  const { cells } = evidence;
  const question: RowsQuestion =
    cells === undefined ? { kind: "number", ...family } : { kind: "category", cells, ...family };
  const isLarge =
    typeof size === "object" && column.shift
      ? Math.abs(column.shift.value) >= size.shift
      : reaches(column.effect, share);
  return decision(evidence, isLarge, rows, question, settings);
}

function decideMissing(missing: MissingReport, settings: Settings, error: string | undefined): MissingReport {
  if (error !== undefined) return { ...missing, verdict: "unknown" };
  if (!missing.evidence) return { ...missing, verdict: "none" };
  const smallestEffect = settings.smallestEffect.missing;
  const { tests, falseAlarms } = settings;
  const question: RowsQuestion = { kind: "missing", share: missing.reference, tests, falseAlarms, smallestEffect };
  return {
    ...missing,
    ...decision(missing.evidence, reaches(missing.effect, smallestEffect), missing.rows, question, settings),
  };
}

const reaches = (effect: Interval | undefined, size: number): boolean =>
  effect !== undefined && Math.abs(effect.value) >= size;

function decision(
  evidence: Evidence,
  isLarge: boolean,
  rows: Pair<number>,
  question: RowsQuestion,
  settings: Settings,
): Required<Decision> {
  const adjustedPValue = settings.adjusted(evidence);
  const needed = rowsNeeded(question);
  const isReal = adjustedPValue <= settings.falseAlarms;
  const unseen = isEnough(rows, needed) ? "none" : "unknown";
  return { verdict: isReal ? (isLarge ? "drift" : "small") : unseen, adjustedPValue, rowsNeeded: needed };
}

/** Sides of different length are worth as many rows each as their harmonic mean. */
function isEnough({ reference, current }: Pair<number>, needed: number): boolean {
  return (2 * reference * current) / (reference + current) >= needed;
}

function decideSegment(segment: SegmentReport, settings: Settings): SegmentReport {
  const columns = segment.columns.map((column): SegmentColumn => {
    const { verdict, adjustedPValue } = decideValues(
      column,
      effectSize(column.name, settings.smallestEffect),
      settings,
    );
    return { ...column, verdict, ...(adjustedPValue === undefined ? {} : { adjustedPValue }) };
  });
  return { ...segment, columns, verdict: worst(columns.map(({ verdict }) => verdict)) };
}

/** The smallest effect is a share of rows here too: twice the AUC less one is the share that the classifier tells apart. */
function decideTogether(section: MultivariateReport, settings: Settings): MultivariateReport {
  const { evidence, effect } = section;
  if (!evidence) return { ...section, verdict: "unknown" };
  const adjustedPValue = settings.adjusted(evidence);
  const { tests, falseAlarms } = settings;
  const smallestEffect = settings.smallestEffect.value;
  const needed = togetherRowsNeeded({ smallestEffect, falseAlarms, tests });
  const unseen = isEnough(section.rows, needed) ? "none" : "unknown";
  const isReal = adjustedPValue <= falseAlarms;
  const verdict = isReal ? (reaches(effect, smallestEffect) ? "drift" : "small") : unseen;
  return { ...section, pValue: evidence.pValue, adjustedPValue, rowsNeeded: needed, verdict };
}
