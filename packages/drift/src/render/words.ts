import type { ColumnReport, Interval, Pair, Report, SegmentReport, Verdict } from "../report.ts";
import { verdicts } from "../report.ts";
import { columnError, testsOf, verdictCounts } from "./facts.ts";
import { amount, count, decimal, percent, percentNumber, plural, probability, signed, unitFor } from "./format.ts";
import { worstFirst } from "./order.ts";

/**
 * What every renderer says, so that none invents its own. A sentence is our own words with users' names between them,
 * which each renderer escapes in its own way.
 */
export type Words = readonly (string | Name)[];

export interface Name {
  readonly name: string;
}

export function say(words: Words, own: (text: string) => string, name: (name: string) => string): string {
  return words.map((word) => (typeof word === "string" ? own(glued(word)) : name(word.name))).join("");
}

/** A number stays on the line of its sign: spaces within become ones that do not break. */
export function glued(text: string): string {
  return text.replace(/ %/g, "\u00a0%").replace(/\bp ([<>=]) /g, "p\u00a0$1\u00a0");
}

export interface VerdictName {
  readonly word: string;
  readonly symbol: string;
  readonly meaning: string;
}

export const verdictNames: Readonly<Record<Verdict, VerdictName>> = {
  drift: { word: "drift", symbol: "▲", meaning: "a real change, large enough to matter" },
  small: { word: "small", symbol: "△", meaning: "a real change, too small to matter" },
  unknown: { word: "unknown", symbol: "?", meaning: "nothing seen, but too few rows to tell, or not comparable" },
  none: { word: "none", symbol: "✓", meaning: "nothing seen, with rows enough to have seen what matters" },
};
export const kindNames = {
  number: "number",
  category: "category",
  boolean: "yes or no",
  time: "time",
  text: "text",
} as const;

/** The report's verdict, and what it does not say: that a segment, or all columns together, drifted although no column did. */
export function reportSentence(report: Report): Words {
  const segments = report.segments ?? [];
  const drifted = segments.filter(({ verdict }) => verdict === "drift").length;
  const within = drifted === 0 ? [] : [` Of ${plural(segments.length, "segment")}, ${count(drifted)} drifted.`];
  const together = report.multivariate?.verdict === "drift" ? [" All columns together drifted."] : [];
  return [...columnsSentence(report), ...within, ...together];
}

function columnsSentence(report: Report): Words {
  const { of } = report.drifted;
  const counts = verdictCounts(report);
  if (report.columns.length === 0) return ["Unknown: there were no columns to compare."];
  const columns = of === 1 ? "the one column" : `${count(of)} columns`;
  switch (report.verdict) {
    case "drift":
      if (counts.drift === 0) return ["Drift: values went missing or came back, enough to matter."];
      return [
        `Drift: ${count(counts.drift)} of ${plural(of, "column")} changed enough to matter: `,
        ...listed(driftedNames(report), 5),
        ".",
      ];
    case "small":
      return [
        `Small changes: ${count(counts.small)} of ${plural(of, "column")} really changed, but too little to matter.`,
      ];
    case "unknown":
      return [`Unknown: no change was seen in ${columns}, but ${count(counts.unknown)} could not be judged.`];
    case "none":
      return [`No drift: ${columns} compared, and rows enough to have seen a change that matters.`];
  }
}

/** What else the columns' verdicts are, worst first: "5 drift, 2 small, 1 unknown, 7 none". */
export function countsSentence(report: Report): string {
  const counts = verdictCounts(report);
  return verdicts.map((verdict) => `${count(counts[verdict])} ${verdictNames[verdict].word}`).join(", ");
}

/** What chance alone would have marked, and what this report promises instead. */
export function chanceSentence(report: Report): string {
  const tests = testsOf(report);
  const { falseAlarms } = report.options;
  const promise = `The chance that a report on data without drift marks any column is at most ${percent(falseAlarms)}.`;
  if (tests < 2) return promise;
  return `${promise} Uncorrected, ${count(tests)} tests at p < ${decimal(falseAlarms)} would mark about ${decimal(tests * falseAlarms, 2)} by chance alone.`;
}

/** What the rules of another tool would have said, where a preset asked for them; empty otherwise. */
export function presetSentence({ options, drifted }: Report): string {
  if (options.preset === "default") return "";
  const { columns, of, share, dataset } = drifted;
  return `By the rules of ${options.preset}, which do not limit false alarms: ${count(columns)} of ${plural(of, "column")} drifted (${percent(share)}), the whole data set ${dataset ? "drifted" : "did not drift"}.`;
}

export function rowsSentence(report: Report): Words {
  const { reference, current } = report;
  return [
    "Reference ",
    { name: reference.name },
    ` (${plural(reference.rows, "row")}) against current `,
    { name: current.name },
    ` (${plural(current.rows, "row")}), ${plural(report.columns.length, "column")}.`,
  ];
}

/** Why a column has its verdict. */
export function columnSentence(column: ColumnReport, report: Report): Words {
  return [
    ...valuesPart(column, report),
    ...missingPart(column, report),
    ...unsharedPart("New", column.newValues, column.newShare),
    ...unsharedPart("Lost", column.lostValues, column.lostShare),
  ];
}

function valuesPart(column: ColumnReport, report: Report): Words {
  const error = columnError(column, report);
  if (error !== undefined && column.effect === undefined) return [{ name: sentenceCase(error) }];
  const rule = ownRule(column) ? "" : `${ruleOf(column)} `;
  if (!column.effect) {
    return [rule === "" ? withoutEffect(column) : rule.trimEnd()];
  }
  const { value } = column.effect;
  const moved = `The share of rows that moved is ${percent(value)}${ends(column.effect)}`;
  return [`${rule}${moved}${limit(column, report)}; ${evidencePart(column, report)}.`];
}

function withoutEffect({ verdict, rows }: ColumnReport): string {
  if (rows.reference === 0 && rows.current === 0) return "Neither side has a value in it.";
  if (rows.reference === 0) return "The reference has no value in it.";
  if (rows.current === 0) return "The current side has no value in it.";
  return verdict === "unknown" ? "It could not be compared." : "There is nothing in it that could differ.";
}

function ownRule({ measure }: ColumnReport): boolean {
  return measure === "kuiper" || measure === "totalVariation";
}

/** A rule of one's own or of a peer: the measure, its score and its threshold. */
function ruleOf({ measure, score, threshold, drifted }: ColumnReport): string {
  if (measure === "none") return "The preset leaves this column out.";
  if (score === null) return `${measure} has no answer for this column.`;
  const against = threshold === null ? "" : ` against a threshold of ${decimal(threshold)}`;
  return `${measure} is ${decimal(score)}${against}: ${drifted ? "drifted" : "not drifted"} by that rule.`;
}

function limit(column: ColumnReport, { options }: Report): string {
  const { name, effect, shift } = column;
  const own = Object.hasOwn(options.smallestEffect.columns, name) ? options.smallestEffect.columns[name] : undefined;
  if (typeof own === "object") {
    const moved = shift ? Math.abs(shift.value) : 0;
    return `, and the median moved by ${amount(moved, shift?.unit ?? "")}, ${moved >= own.shift ? "at least" : "less than"} the ${amount(own.shift, shift?.unit ?? "")} that matters`;
  }
  if (!effect) return "";
  const threshold = (ownRule(column) ? column.threshold : null) ?? own ?? options.smallestEffect.value;
  return `, ${effect.value >= threshold ? "above" : "below"} the ${percent(threshold)} that matters`;
}

function evidencePart(column: ColumnReport, report: Report): string {
  const { adjustedPValue, evidence, rowsNeeded, rows } = column;
  const view =
    evidence && adjustedPValue !== undefined && adjustedPValue <= report.options.falseAlarms
      ? `; seen in ${evidence.view}: ${evidence.method}`
      : "";
  const tested =
    adjustedPValue === undefined ? "it was not tested" : `${probability(adjustedPValue)}${corrected(report)}${view}`;
  if (column.verdict !== "unknown" || isEnough(rows, rowsNeeded)) return tested;
  const few = `${count(rows.reference)} and ${count(rows.current)} rows are too few to tell`;
  return rowsNeeded === undefined
    ? `${tested}; ${few}`
    : `${tested}; ${few}, about ${count(rowsNeeded)} a side are needed`;
}

/** Unequal sides count as much as sides of their harmonic mean. */
function isEnough({ reference, current }: Pair<number>, needed: number | undefined): boolean {
  return needed !== undefined && (2 * reference * current) / (reference + current) >= needed;
}

function corrected(report: Report): string {
  const tests = testsOf(report);
  return tests > 1 ? ` after correcting for ${count(tests)} tests` : "";
}

function missingPart({ missing }: ColumnReport, report: Report): Words {
  if (missing.verdict === "unknown" && missing.rowsNeeded !== undefined)
    return [` Rows are too few to tell about missing values, about ${count(missing.rowsNeeded)} a side are needed.`];
  if (missing.verdict !== "drift" && missing.verdict !== "small") return [];
  const p = missing.adjustedPValue === null ? "" : `; ${probability(missing.adjustedPValue)}${corrected(report)}`;
  const side = missing.verdict === "drift" ? "above" : "below";
  return [
    ` Missing went from ${percent(missing.reference)} to ${percent(missing.current)}, ${side} the ${percent(report.options.smallestEffect.missing)} that matters${p}.`,
  ];
}

function unsharedPart(title: "New" | "Lost", values: readonly string[] | undefined, share: number | undefined): Words {
  if (!values || values.length === 0) return [];
  const rows = share === undefined ? "" : ` (${percent(share)} of ${title === "New" ? "current" : "reference"} rows)`;
  return [` ${title}: `, ...listed(values, 5), `${rows}.`];
}

/** Names with commas, the rest counted. */
export function listed(names: readonly string[], most: number): Words {
  const words: (string | Name)[] = names
    .slice(0, most)
    .flatMap((name, index) => (index === 0 ? [{ name }] : [", ", { name }]));
  return names.length > most ? [...words, ` and ${count(names.length - most)} more`] : words;
}

function driftedNames(report: Report): string[] {
  return worstFirst(report)
    .filter(({ verdict }) => verdict === "drift")
    .map(({ name }) => name);
}

function ends({ low, high }: Interval): string {
  return ` (${percentNumber(low)} to ${percentNumber(high)})`;
}

export interface Estimate {
  readonly value: string;
  /** Empty where there is none. */
  readonly interval: string;
}

/** "18.5 %" and "17.1 to 19.9". */
export function effectWords({ effect, score, measure }: ColumnReport): Estimate {
  if (effect)
    return { value: percent(effect.value), interval: `${percentNumber(effect.low)} to ${percentNumber(effect.high)}` };
  return { value: score === null ? "–" : decimal(score), interval: score === null ? "" : measure };
}

/** The change of the median with its sign, in the column's units. */
export function shiftWords({ shift }: Pick<ColumnReport, "shift">): Estimate {
  if (!shift) return { value: "–", interval: "" };
  const { of } = unitFor(Math.max(Math.abs(shift.value), Math.abs(shift.low), Math.abs(shift.high)), shift.unit);
  const { name } = unitFor(of, shift.unit);
  return {
    value: `${signed(shift.value / of, 3)}${name === "" ? "" : ` ${name}`}`,
    interval: `${signed(shift.low / of, 3)} to ${signed(shift.high / of, 3)}`,
  };
}

export function missingWords({ missing }: ColumnReport): string {
  if (missing.reference === missing.current) return percent(missing.current);
  return `${percent(missing.reference)} → ${percent(missing.current)}`;
}

/** How large a part of all rows a segment is, before and after. */
export function segmentPart({ rows }: SegmentReport, report: Report): string {
  const part = (side: "reference" | "current") => percent(report[side].rows === 0 ? 0 : rows[side] / report[side].rows);
  return `${part("reference")} → ${part("current")}`;
}

export function segmentWords(segment: SegmentReport, report: Report): Words {
  const { column, value, rows } = segment;
  return [
    { name: column },
    " = ",
    { name: value },
    `: ${count(rows.reference)} and ${count(rows.current)} rows, ${segmentPart(segment, report)} of all`,
  ];
}

function sentenceCase(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
