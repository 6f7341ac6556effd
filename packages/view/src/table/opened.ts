import type { ColumnReport, Report } from "@driftline/drift";
import { type MeasureRow, measureRows } from "@driftline/drift/render/measureRows";
import { summaryTables } from "@driftline/drift/render/summaryRows";
import { columnSentence } from "@driftline/drift/render/words";
import { distributionPanel, type Look } from "../distribution/panel.ts";
import { type Child, element } from "../dom/element.ts";
import { smallTable } from "../dom/smallTable.ts";
import { nameNode, wordNodes } from "../dom/words.ts";
import { segmentsOfColumn } from "../segments/panel.ts";

/** What a row opens to: the reason, the pictures, and the numbers behind them. */
export function openedOf(column: ColumnReport, report: Report, look: Look): HTMLElement {
  const tables = [
    ...summaryTables(column).map(summaryTable),
    ...measuresTable(column),
    segmentsOfColumn(report, column.name),
  ];
  const detail = element(
    "div",
    { role: "cell", class: "detail", "aria-colspan": 8 },
    element("p", { class: "why" }, ...wordNodes(columnSentence(column, report))),
    element("div", { class: "found" }, distributionPanel(column, look), element("div", { class: "tables" }, ...tables)),
  );
  return element("div", { role: "row", class: `opened ${column.verdict}` }, detail);
}

function summaryTable({ title, rows }: ReturnType<typeof summaryTables>[number]): HTMLElement {
  return smallTable({
    caption: title,
    heads: ["", "Reference", "Current"],
    rows: rows.map(({ name, reference, current }) => [name, reference, current]),
  });
}

function measuresTable(column: ColumnReport): HTMLElement[] {
  const rows = measureRows(column);
  if (rows.length === 0) return [];
  return [
    smallTable({
      caption: "Measures, beside the verdict",
      heads: ["Measure", "Score", "p"],
      rows: rows.map((row) => [nameNode(row.name), ...scoreOf(row)]),
    }),
  ];
}

function scoreOf({ error, score, rule, p }: MeasureRow): readonly Child[] {
  if (error !== undefined) return [nameNode(error, 200), "–"];
  return [element("span", {}, score, ...(rule === "" ? [] : [" ", element("small", {}, rule)])), p === "" ? "–" : p];
}
