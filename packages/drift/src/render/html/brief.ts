import type { ColumnReport, NumberSummary } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import { decimal, instant, percent, probability } from "../format.ts";
import { byChange, cellsOf, isNamed } from "../picture/shares.ts";
import { glued } from "../words.ts";

const mostChanges = 4;

/** A column's details in two lines, where a notebook has no room for pictures and tables. */
export function brief(column: ColumnReport): string {
  const lines = [isNamed(column) ? changesLine(column) : summaryLine(column), measuresLine(column)].filter(
    (line) => line !== "",
  );
  return lines.length === 0 ? "" : `<div class="detail"><p>${lines.join("<br>")}</p></div>`;
}

function changesLine({ bins }: ColumnReport): string {
  const changes = byChange(cellsOf(bins)).slice(0, mostChanges);
  if (changes.length === 0) return "";
  return `Largest changes: ${changes.map(({ label, reference, current }) => `${htmlName(label, 32)} ${fromTo(percent(reference), percent(current))}`).join(", ")}.`;
}

function summaryLine({ summary, kind }: ColumnReport): string {
  const [reference, current] = [summary.reference, summary.current].map((side) =>
    "length" in side ? side.length : side,
  );
  if (!reference || !current || !("mean" in reference) || !("mean" in current)) return "";
  const write = kind === "time" ? instant : decimal;
  const part = (name: string, read: (side: NumberSummary) => number) =>
    `${name} ${fromTo(write(read(reference as NumberSummary)), write(read(current as NumberSummary)))}`;
  const parts = [
    part("Mean", ({ mean }) => mean),
    part("median", ({ quantiles }) => quantiles[2] ?? Number.NaN),
    part("smallest", ({ minimum }) => minimum),
    part("largest", ({ maximum }) => maximum),
  ];
  return `${kind === "text" ? "Characters. " : ""}${parts.join(", ")}.`;
}

function measuresLine({ measures }: ColumnReport): string {
  return Object.entries(measures)
    .map(([name, { score, pValue, error }]) => {
      const value = error !== undefined ? htmlName(error, 80) : score === undefined ? "–" : decimal(score);
      const p = pValue === undefined || error !== undefined ? "" : ` (${escapeHtml(glued(probability(pValue)))})`;
      return `${htmlName(name)} ${value}${p}`;
    })
    .join(", ");
}

function fromTo(before: string, after: string): string {
  return escapeHtml(glued(before === after ? before : `${before} → ${after}`));
}
