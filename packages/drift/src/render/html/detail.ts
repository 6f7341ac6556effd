import type { ColumnReport, MeasureReport, NumberSummary, Pair, Summary } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import { amount, count, decimal, instant, probability } from "../format.ts";
import { brief } from "./brief.ts";
import { categoryTable } from "./categories.ts";
import { histogram } from "./histogram.ts";
import { isNamed } from "./shares.ts";

/** How much is shown of a column when it is opened. */
export type Depth = "row" | "brief" | "full";

/** What a column opens to: the larger picture, both sides' summary, and the measures asked for. */
export function detail(column: ColumnReport, depth: Depth): string {
  if (depth === "row") return "";
  if (depth === "brief") return brief(column);
  const picture = isNamed(column) ? categoryTable(column) : `${histogram(column)}${summaryTables(column)}`;
  const parts = `${picture}${measuresTable(column)}`;
  return parts === "" ? "" : `<div class="detail">${parts}</div>`;
}

function summaryTables({ summary, kind }: ColumnReport): string {
  const pick = (read: (one: Summary) => NumberSummary | undefined) => ({
    reference: read(summary.reference),
    current: read(summary.current),
  });
  if (kind === "text")
    return (
      summaryTable(
        "Characters",
        pick((one) => ("length" in one ? numbersOf(one.length) : undefined)),
        decimal,
        decimal,
      ) +
      summaryTable(
        "Words",
        pick((one) => ("words" in one ? numbersOf(one.words) : undefined)),
        decimal,
        decimal,
      )
    );
  const numbers = pick(numbersOf);
  return kind === "time"
    ? summaryTable("Times", numbers, instant, (value) => amount(value, "ms"))
    : summaryTable("Summary", numbers, decimal, decimal);
}

function numbersOf(summary: Summary): NumberSummary | undefined {
  return "mean" in summary ? (summary as NumberSummary) : undefined;
}

type Write = (value: number) => string;

const quantileNames = ["5 %", "25 %", "Median", "75 %", "95 %"];

function summaryTable(title: string, sides: Pair<NumberSummary | undefined>, write: Write, writeSpan: Write): string {
  const { reference, current } = sides;
  if (!reference && !current) return "";
  const row = (name: string, read: (one: NumberSummary) => number | undefined, how: Write) => {
    const cell = (side: NumberSummary | undefined) => {
      const value = side && read(side);
      return `<td>${value === undefined ? "–" : escapeHtml(how(value))}</td>`;
    };
    return `<tr><th scope="row">${name}</th>${cell(reference)}${cell(current)}</tr>`;
  };
  const quantiles = quantileNames.map((name, index) => row(name, (one) => one.quantiles[index], write));
  const rows = [
    row("Mean", (one) => one.mean, write),
    row("Standard deviation", (one) => one.standardDeviation, writeSpan),
    row("Smallest", (one) => one.minimum, write),
    ...quantiles,
    row("Largest", (one) => one.maximum, write),
    row("Distinct", (one) => one.distinct, count),
    ...timeRows(sides, row),
  ];
  return `<table><caption>${title}</caption>${sideHeads}<tbody>${rows.join("")}</tbody></table>`;
}

function timeRows(
  sides: Pair<NumberSummary | undefined>,
  row: (name: string, read: (one: NumberSummary) => number | undefined, how: Write) => string,
): string[] {
  if (![sides.reference, sides.current].some((side) => side && "span" in side)) return [];
  const of = (name: "span" | "largestGap") => (one: NumberSummary) =>
    name in one ? (one as NumberSummary & Record<typeof name, number>)[name] : undefined;
  const write = (value: number) => amount(value, "ms");
  return [row("Span", of("span"), write), row("Largest gap", of("largestGap"), write)];
}

const sideHeads =
  '<thead><tr><th scope="col"><span class="hidden">Of</span></th><th scope="col">Reference</th><th scope="col">Current</th></tr></thead>';

function measuresTable({ measures }: ColumnReport): string {
  const rows = Object.entries(measures).map(
    ([name, measure]) => `<tr><th scope="row">${htmlName(name)}</th>${measureCells(measure)}</tr>`,
  );
  if (rows.length === 0) return "";
  return `<table><caption>Measures, beside the verdict</caption><thead><tr><th scope="col">Measure</th><th scope="col">Score</th><th scope="col">p</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function measureCells({ score, pValue, threshold, drifted, error }: MeasureReport): string {
  if (error !== undefined) return `<td colspan="2">${htmlName(error, 200)}</td>`;
  const against =
    threshold === undefined
      ? ""
      : ` <small>(${drifted ? "drifted" : "not drifted"}, threshold ${decimal(threshold)})</small>`;
  const p = pValue === undefined ? "" : probability(pValue).replace(/^p (= )?/, "");
  return `<td>${score === undefined ? "–" : decimal(score)}${against}</td><td class="nowrap">${escapeHtml(p)}</td>`;
}
