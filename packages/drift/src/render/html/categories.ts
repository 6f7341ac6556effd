import type { ColumnReport } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import { count, percent, points } from "../format.ts";
import { largestShare } from "../picture/bars.ts";
import { byChange, cellsOf } from "../picture/shares.ts";

const mostValues = 20;

/** Categories with their shares on both sides, those that changed most first. */
export function categoryTable({ bins }: ColumnReport): string {
  const cells = byChange(cellsOf(bins));
  if (cells.length === 0) return "";
  const shown = cells.slice(0, mostValues);
  const widest = largestShare(shown);
  const left = cells.length - shown.length + (bins.rest?.values ?? 0);
  const rows = shown.map(({ label, reference, current }) => {
    const bars = `<svg class="bars" viewBox="0 0 150 14" preserveAspectRatio="none" aria-hidden="true">${drawn("r", 1, reference / widest)}${drawn("c", 8, current / widest)}</svg>`;
    return `<tr><th scope="row">${htmlName(label, 32)}</th><td>${bars}</td><td>${escapeHtml(percent(reference))}</td><td>${escapeHtml(percent(current))}</td><td>${points(current - reference)}</td></tr>`;
  });
  return `<table><caption>Share of rows, largest change first${left > 0 ? `; ${count(left)} more values not shown` : ""}</caption><thead><tr><th scope="col">Value</th><th scope="col"><span class="hidden">Bars</span></th><th scope="col">Reference</th><th scope="col">Current</th><th scope="col">Points</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function drawn(side: "r" | "c", top: number, part: number): string {
  if (!(part > 0)) return "";
  return `<path class="${side}" d="M0 ${top}h${Math.max(1, Math.round(part * 150))}v5H0z"/>`;
}
