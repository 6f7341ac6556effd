import { DriftlineError } from "../errors.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Outcome } from "../measure.ts";
import { suggest } from "../suggest.ts";
import { type EvidentlyKind, type EvidentlyTest, evidentlyTests } from "./evidentlyTests.ts";

/**
 * Evidently 0.7.23's DataDriftPreset: which test a column gets, with which definition and threshold, and what makes the
 * data set drifted.
 *
 * What it cannot repeat: Evidently raises for an empty column, for `g_test` and `fisher_exact` of sides of different
 * size, for `fisher_exact` of more than two categories, for `es` where the middle half is constant and for `anderson` of
 * one value, and loses its report; here such a column has a note and the verdict unknown. `chisquare` of one category is
 * NaN there and p = 1 here: not drifted either way.
 */

/** The preset's options, by Evidently's names of tests. What is said of a column beats its kind, its kind beats all. */
export interface EvidentlyOptions {
  readonly method?: string;
  readonly numberMethod?: string;
  readonly categoryMethod?: string;
  readonly columnMethods?: Readonly<Record<string, string>>;
  readonly threshold?: number;
  readonly numberThreshold?: number;
  readonly categoryThreshold?: number;
  readonly columnThresholds?: Readonly<Record<string, number>>;
  /** The data set is drifted where at least this share of columns is. */
  readonly driftShare?: number;
}

/** What the choice hangs on. Rows and distinct values are counted without missing and infinite ones. */
export interface EvidentlyColumn {
  readonly name: string;
  readonly kind: EvidentlyKind;
  readonly referenceRows: number;
  readonly currentRows: number;
  /** Distinct values of both sides together. */
  readonly distinct: number;
}

export interface ChosenTest {
  readonly name: string;
  /** The name that Evidently's report has in the place of the method. */
  readonly display: string;
  /** With the options of `measure` as this column's kind has them. */
  readonly test: EvidentlyTest;
  readonly threshold: number;
}

export type Judgement =
  | { readonly score: number; readonly threshold: number; readonly drifted: boolean }
  | { readonly error: string };

/** What Evidently compares a column as; none for times and text. */
export function evidentlyKind(kind: Kind): EvidentlyKind | undefined {
  if (kind === "boolean") return "category";
  return kind === "number" || kind === "category" ? kind : undefined;
}

/**
 * The test of a column: the one asked for, else Evidently's own choice.
 *
 *     chooseTest({ name: "age", kind: "number", referenceRows: 14155, currentRows: 34687, distinct: 74 }).name; // "wasserstein"
 */
export function chooseTest(
  column: EvidentlyColumn,
  options: EvidentlyOptions = {},
): ChosenTest | { readonly error: string } {
  for (const side of ["reference", "current"] as const)
    if (column[`${side}Rows`] === 0) return { error: `the ${side} side has no values` };
  const asked = preferred(
    column,
    options.columnMethods,
    { number: options.numberMethod, category: options.categoryMethod },
    options.method,
  );
  const name = asked ?? defaultTest(column);
  const test = findTest("method", name);
  // Evidently's own choice gives numbers of few values to tests that it refuses to numbers when they are asked for.
  if (asked !== undefined && !test.kinds.includes(column.kind))
    return { error: `${name} does not compare columns of kind ${column.kind}` };
  const thresholds = { number: options.numberThreshold, category: options.categoryThreshold };
  return {
    name,
    display: asked ?? test.display,
    test: column.kind === "number" ? { ...test, options: { ...test.options, ...test.numberOptions } } : test,
    threshold: preferred(column, options.columnThresholds, thresholds, options.threshold) ?? test.threshold,
  };
}

function defaultTest({ kind, referenceRows, distinct }: EvidentlyColumn): string {
  const isContinuous = kind === "number" && distinct > 5;
  if (referenceRows > 1000) return isContinuous ? "wasserstein" : "jensenshannon";
  if (isContinuous) return "ks";
  return distinct > 2 ? "chisquare" : "z";
}

function preferred<Value>(
  { name, kind }: EvidentlyColumn,
  byColumn: Readonly<Record<string, Value>> | undefined,
  byKind: Readonly<Record<EvidentlyKind, Value | undefined>>,
  all: Value | undefined,
): Value | undefined {
  // A column may be called "constructor".
  if (byColumn && Object.hasOwn(byColumn, name)) return byColumn[name];
  return byKind[kind] ?? all;
}

/** Evidently's score of what our measure found, and whether it calls that drift. */
export function judge({ name, test, threshold }: ChosenTest, outcome: Outcome): Judgement {
  if ("error" in outcome) return outcome;
  if (test.lost !== undefined) return { error: `${name}: ${test.lost}` };
  const score = test.score === "pValue" ? outcome.pValue : outcome.score;
  if (score === undefined || Number.isNaN(score)) return { error: `${name}: gave no ${test.score}` };
  return { score, threshold, drifted: isDrifted(test.drifted, score, threshold) };
}

function isDrifted(when: EvidentlyTest["drifted"], score: number, threshold: number): boolean {
  switch (when) {
    case "below":
      return score < threshold;
    case "atMost":
      return score <= threshold;
    case "atLeast":
      return score >= threshold;
    case "above":
      return score > threshold;
  }
}

export function isDatasetDrifted(
  drifted: number,
  columns: number,
  { driftShare = 0.5 }: EvidentlyOptions = {},
): boolean {
  return columns > 0 && drifted / columns >= driftShare;
}

/** Stops at a test that there is not, and at thresholds that are no numbers. */
export function checkEvidently<Options extends EvidentlyOptions>(options: Options): Options {
  for (const option of ["method", "numberMethod", "categoryMethod"] as const) {
    const name = options[option];
    if (name === undefined) continue;
    const { kinds } = findTest(option, name);
    const wanted = option === "method" ? undefined : option === "numberMethod" ? "number" : "category";
    if (wanted !== undefined && !kinds.includes(wanted))
      fail(`${option}: "${name}" does not compare columns of kind ${wanted}`);
  }
  for (const [column, name] of Object.entries(options.columnMethods ?? {}))
    findTest(`columnMethods of "${column}"`, name);
  for (const option of ["threshold", "numberThreshold", "categoryThreshold"] as const)
    checkThreshold(option, options[option]);
  for (const [column, threshold] of Object.entries(options.columnThresholds ?? {}))
    checkThreshold(`columnThresholds of "${column}"`, threshold);
  const { driftShare = 0.5 } = options;
  if (typeof driftShare !== "number" || !(driftShare >= 0 && driftShare <= 1))
    fail(`driftShare: must be a number from 0 to 1, got ${String(driftShare)}`);
  return options;
}

function findTest(option: string, name: string): EvidentlyTest {
  return (
    evidentlyTests.get(name) ??
    fail(`${option}: Evidently has no test "${name}"; ${suggest(name, [...evidentlyTests.keys()])}`)
  );
}

function checkThreshold(option: string, threshold: number | undefined): void {
  if (threshold !== undefined && !(typeof threshold === "number" && threshold >= 0))
    fail(`${option}: must be a number from 0, got ${String(threshold)}`);
}

function fail(message: string): never {
  throw new DriftlineError("badOption", `preset evidently: ${message}`);
}
