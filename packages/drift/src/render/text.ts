import type { ColumnReport, Report, Verdict } from "../report.ts";
import { isolated, shown, visible } from "./escape.ts";
import { measureErrors, notesOf } from "./facts.ts";
import { bareProbability, count } from "./format.ts";
import { worstFirst } from "./order.ts";
import { togetherSentences } from "./togetherWords.ts";
import { cutTo, padTo, widthOf, wrap } from "./width.ts";
import {
  chanceSentence,
  columnSentence,
  countsSentence,
  effectWords,
  kindNames,
  listed,
  missingWords,
  presetSentence,
  reportSentence,
  rowsSentence,
  say,
  segmentWords,
  shiftWords,
  verdictNames,
  type Words,
} from "./words.ts";

export interface TextOptions {
  /** Cells of the terminal; 100 unless told, never under 60. */
  readonly width?: number;
  readonly color?: boolean;
  /** The most columns to list, worst first; the others are counted. */
  readonly columns?: number;
}

/** A report for terminals and logs: the verdict first, then columns, worst first. */
export function text(report: Report, options: TextOptions = {}): string {
  const width = Math.max(60, options.width ?? 100);
  const paint = painter(options.color === true);
  const columns = worstFirst(report);
  const shownColumns = columns.slice(0, options.columns ?? columns.length);
  return [
    ...wrap(plain(reportSentence(report)), width - 2).map((line, index) =>
      paint(report.verdict, `${index === 0 ? verdictNames[report.verdict].symbol : " "} ${line}`),
    ),
    ...indent(plain(rowsSentence(report)), width),
    ...indent(`${countsSentence(report)}. ${chanceSentence(report)} ${presetSentence(report)}`.trimEnd(), width),
    "",
    ...table(shownColumns, report, width, paint),
    ...(shownColumns.length < columns.length
      ? [`… and ${count(columns.length - shownColumns.length)} more columns`]
      : []),
    ...segments(report, width, paint),
    ...together(report, width, paint),
    ...notes(report, width),
  ]
    .map((line) => line.replaceAll("\u00a0", " ").trimEnd())
    .join("\n")
    .concat("\n");
}

type Paint = (verdict: Verdict | "quiet", line: string) => string;

/** Codes of ECMA-48: bold and the terminal's own colours, so that its theme decides on contrast. */
function painter(color: boolean): Paint {
  const codes = { drift: "1;31", small: "33", unknown: "35", none: "32", quiet: "2" };
  return color ? (verdict, line) => `\u001b[${codes[verdict]}m${line}\u001b[0m` : (_verdict, line) => line;
}

const headings = ["Verdict", "Column", "Kind", "Moved", "Median", "Missing", "p"];
const nameAt = 1;

function table(columns: readonly ColumnReport[], report: Report, width: number, paint: Paint): string[] {
  if (columns.length === 0) return [];
  const rows = columns.map(cells);
  const kept = fitting(rows, width);
  const widths = kept.map((at) => Math.max(...[headings, ...rows].map((row) => widthOf(row[at] ?? ""))));
  const others = widths.reduce((sum, each, index) => sum + (kept[index] === nameAt ? 0 : each + 2), 0);
  widths[nameAt] = Math.min(widths[nameAt] ?? 0, width - others);
  const write = (row: readonly string[]) =>
    kept.map((at, index) => padTo(cutTo(row[at] ?? "", widths[index] ?? 0), widths[index] ?? 0));
  return [
    paint("quiet", write(headings).join("  ").trimEnd()),
    ...columns.flatMap((column, index) => {
      const [verdict = "", ...rest] = write(rows[index] ?? []);
      return [[paint(column.verdict, verdict), ...rest].join("  "), ...why(column, report, width)];
    }),
  ];
}

/** Which cells have room, the name having at least 12; the kind goes first, then what the sentence says too. */
function fitting(rows: readonly (readonly string[])[], width: number): number[] {
  const kept = headings.map((_heading, at) => at);
  const needed = (at: number) =>
    at === nameAt ? 12 : 2 + Math.max(...[headings, ...rows].map((row) => widthOf(row[at] ?? "")));
  for (const at of [2, 6, 5]) {
    if (kept.reduce((sum, each) => sum + needed(each), 0) <= width) break;
    kept.splice(kept.indexOf(at), 1);
  }
  return kept;
}

function cells(column: ColumnReport): string[] {
  const { word, symbol } = verdictNames[column.verdict];
  const shift = shiftWords(column);
  return [
    `${symbol} ${word}`,
    isolated(shown(column.name)),
    kindNames[column.kind],
    effectWords(column).value,
    shift.interval === "" ? shift.value : `${shift.value} (${shift.interval})`,
    missingWords(column),
    column.adjustedPValue === undefined ? "–" : bareProbability(column.adjustedPValue),
  ];
}

/** The reason of every verdict that is not "none", and of those what is worth a word. */
function why(column: ColumnReport, report: Report, width: number): string[] {
  const errors = measureErrors(column).map(([measure, error]) => `${shown(measure)}: ${shown(error, 200)}.`);
  if (column.verdict === "none") return errors.flatMap((line) => indent(line, width, 4));
  return [plain(columnSentence(column, report)), ...errors].flatMap((line) => indent(line, width, 4));
}

function segments(report: Report, width: number, paint: Paint): string[] {
  const all = report.segments ?? [];
  if (all.length === 0) return [];
  return [
    "",
    "Segments",
    ...all.flatMap((segment) => {
      const { word, symbol } = verdictNames[segment.verdict];
      const changed = segment.columns
        .filter(({ verdict }) => verdict === "drift" || verdict === "small")
        .map(({ name }) => name);
      const lines = wrap(
        `${plain(segmentWords(segment, report))}${changed.length > 0 ? `; changed: ${plain(listed(changed, 5))}` : ""}`,
        width - 12,
      );
      return lines.map(
        (line, index) =>
          `${index === 0 ? paint(segment.verdict, padTo(`${symbol} ${word}`, 10)) : " ".repeat(10)}  ${line}`,
      );
    }),
  ];
}

function together({ multivariate }: Report, width: number, paint: Paint): string[] {
  if (!multivariate) return [];
  const { word, symbol } = verdictNames[multivariate.verdict];
  return [
    "",
    `All columns together: ${paint(multivariate.verdict, `${symbol} ${word}`)}`,
    ...togetherSentences(multivariate).flatMap((words) => indent(plain(words), width)),
  ];
}

function notes(report: Report, width: number): string[] {
  const { failed, assumed } = notesOf(report);
  const section = (title: string, messages: readonly { readonly message: string }[]) =>
    messages.length === 0
      ? []
      : ["", title, ...messages.flatMap(({ message }) => indent(`- ${shown(message, 400)}`, width))];
  return [...section("What failed", failed), ...section("What was assumed", assumed)];
}

function indent(sentence: string, width: number, by = 2): string[] {
  return wrap(sentence, width - by).map((line) => " ".repeat(by) + line);
}

function plain(words: Words): string {
  return say(words, visible, (name) => isolated(shown(name)));
}
