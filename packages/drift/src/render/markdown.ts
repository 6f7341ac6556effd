import type { Report, Verdict } from "../report.ts";
import { escapeMarkdown, escapeOwnMarkdown, shown, visible } from "./escape.ts";
import { measureErrors, notesOf } from "./facts.ts";
import { probability } from "./format.ts";
import { worstFirst } from "./order.ts";
import { togetherSentences } from "./togetherWords.ts";
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

/** A report as GitHub-flavoured Markdown, for pull requests and job summaries. */
export function markdown(report: Report): string {
  const { multivariate } = report;
  const columns = worstFirst(report);
  const { failed, assumed } = notesOf(report);
  return [
    `## ${verdictNames[report.verdict].symbol} ${inline(reportSentence(report))}`,
    inline(rowsSentence(report)),
    inline([`${countsSentence(report)}. ${chanceSentence(report)} ${presetSentence(report)}`.trimEnd()]),
    ...table(
      ["Verdict", "Column", "Kind", "Rows moved", "Median", "Missing", "p"],
      columns.map((column) => {
        const [effect, shift] = [effectWords(column), shiftWords(column)].map(({ value, interval }) =>
          interval === "" ? value : `${value} (${interval})`,
        );
        const p = column.adjustedPValue === undefined ? "–" : probability(column.adjustedPValue);
        return [
          verdict(column.verdict),
          name(column.name),
          kindNames[column.kind],
          ...[effect, shift, missingWords(column), p].map((cell) => escapeOwnMarkdown(cell ?? "")),
        ];
      }),
    ),
    ...section(
      "Why",
      columns
        .filter((column) => column.verdict !== "none" || measureErrors(column).length > 0)
        .map((column) => {
          const errors = measureErrors(column).map(([measure, error]) => ` ${name(measure)}: ${name(error, 200)}.`);
          return `**${name(column.name)}**: ${inline(columnSentence(column, report))}${errors.join("")}`;
        }),
    ),
    ...table(
      ["Verdict", "Segment", "Changed"],
      (report.segments ?? []).map((segment) => {
        const changed = segment.columns.filter(({ verdict }) => verdict === "drift" || verdict === "small");
        return [
          verdict(segment.verdict),
          inline(segmentWords(segment, report)),
          inline(
            listed(
              changed.map((column) => column.name),
              5,
            ),
          ),
        ];
      }),
    ),
    ...section(
      "All columns together",
      multivariate ? [verdict(multivariate.verdict), ...togetherSentences(multivariate).map(inline)] : [],
    ),
    ...section(
      "What failed",
      failed.map(({ message }) => name(message, 400)),
    ),
    ...section(
      "What was assumed",
      assumed.map(({ message }) => name(message, 400)),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [[headings, headings.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, lines.map((line) => `- ${line}`).join("\n")];
}

function verdict(of: Verdict): string {
  const { word, symbol } = verdictNames[of];
  return `${symbol} ${word}`;
}

function name(text: string, limit?: number): string {
  return escapeMarkdown(shown(text, limit));
}

function inline(words: Words): string {
  return say(words, (own) => escapeOwnMarkdown(visible(own)).replaceAll("\u00a0", " "), name);
}
