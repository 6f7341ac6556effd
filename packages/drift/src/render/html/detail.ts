import type { ColumnReport } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import { type MeasureRow, measureRows } from "../measureRows.ts";
import { isNamed } from "../picture/shares.ts";
import { type SummaryTable, summaryTables } from "../summaryRows.ts";
import { brief } from "./brief.ts";
import { categoryTable } from "./categories.ts";
import { histogram } from "./histogram.ts";

/** How much is shown of a column when it is opened. */
export type Depth = "row" | "brief" | "full";

/** What a column opens to: the larger picture, both sides' summary, and the measures asked for. */
export function detail(column: ColumnReport, depth: Depth): string {
  if (depth === "row") return "";
  if (depth === "brief") return brief(column);
  const picture = isNamed(column)
    ? categoryTable(column)
    : `${histogram(column)}${summaryTables(column).map(summaryTable).join("")}`;
  const parts = `${picture}${measuresTable(column)}`;
  return parts === "" ? "" : `<div class="detail">${parts}</div>`;
}

function summaryTable({ title, rows }: SummaryTable): string {
  const cells = rows.map(
    ({ name, reference, current }) =>
      `<tr><th scope="row">${name}</th><td>${escapeHtml(reference)}</td><td>${escapeHtml(current)}</td></tr>`,
  );
  return `<table><caption>${title}</caption>${sideHeads}<tbody>${cells.join("")}</tbody></table>`;
}

const sideHeads =
  '<thead><tr><th scope="col"><span class="hidden">Of</span></th><th scope="col">Reference</th><th scope="col">Current</th></tr></thead>';

function measuresTable(column: ColumnReport): string {
  const rows = measureRows(column).map(
    (row) => `<tr><th scope="row">${htmlName(row.name)}</th>${measureCells(row)}</tr>`,
  );
  if (rows.length === 0) return "";
  return `<table><caption>Measures, beside the verdict</caption><thead><tr><th scope="col">Measure</th><th scope="col">Score</th><th scope="col">p</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function measureCells({ error, score, rule, p }: MeasureRow): string {
  if (error !== undefined) return `<td colspan="2">${htmlName(error, 200)}</td>`;
  return `<td>${score}${rule === "" ? "" : ` <small>${rule}</small>`}</td><td class="nowrap">${escapeHtml(p)}</td>`;
}
