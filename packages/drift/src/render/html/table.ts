import type { ColumnReport, Report, Verdict } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import {
  columnSentence,
  effectWords,
  glued,
  kindNames,
  missingWords,
  say,
  shiftWords,
  verdictNames,
  type Words,
} from "../words.ts";
import { type Depth, detail } from "./detail.ts";
import { thumbnail } from "./thumbnail.ts";

/** Our words and users' names as HTML. */
export function inline(words: Words): string {
  return say(words, escapeHtml, (name) => htmlName(name));
}

export function badge(verdict: Verdict, prefix = ""): string {
  const { word, symbol } = verdictNames[verdict];
  return `<span class="badge ${verdict}"><span aria-hidden="true">${symbol}</span> ${prefix}${word}</span>`;
}

/** One body of two rows a column: the facts, and the reason that opens to the details. */
export function columnsTable(
  columns: readonly ColumnReport[],
  report: Report,
  depthOf: (position: number) => Depth,
): string {
  if (columns.length === 0) return "";
  const heads = ["Column", "Verdict", "Distribution", "Rows moved", "Median", "Missing"]
    .map((head) => `<th scope="col">${head}</th>`)
    .join("");
  const bodies = columns.map((column, position) => body(column, report, depthOf(position)));
  return `<table class="columns"><caption class="hidden">Columns, worst first</caption><thead><tr>${heads}</tr></thead>${bodies.join("")}</table>`;
}

function body(column: ColumnReport, report: Report, depth: Depth): string {
  const cells = [
    `<th scope="row">${htmlName(column.name)}<small>${kindNames[column.kind]}</small></th>`,
    `<td>${badge(column.verdict)}</td>`,
    `<td>${thumbnail(column)}</td>`,
    twoLines(effectWords(column)),
    twoLines(shiftWords(column)),
    `<td>${escapeHtml(glued(missingWords(column)))}</td>`,
  ];
  const sentence = inline(columnSentence(column, report));
  const more = detail(column, depth);
  const why =
    more === "" ? `<p class="quiet">${sentence}</p>` : `<details><summary>${sentence}</summary>${more}</details>`;
  return `<tbody><tr class="row">${cells.join("")}</tr><tr class="why"><td colspan="6">${why}</td></tr></tbody>`;
}

function twoLines({ value, interval }: { readonly value: string; readonly interval: string }): string {
  return `<td>${escapeHtml(glued(value))}${interval === "" ? "" : ` <small>${escapeHtml(interval)}</small>`}</td>`;
}
