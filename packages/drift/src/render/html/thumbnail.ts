import type { ColumnReport } from "../../report.ts";
import { escapeHtml } from "../escape.ts";
import { count, decimal, instant, plural } from "../format.ts";
import { bothSidesDrawn } from "./bars.ts";
import { byFrequency, cellsOf, isNamed } from "./shares.ts";

const frame = { left: 0, top: 2, width: 264, height: 60 };
const mostNamed = 12;
const widestBar = 44;

/** Both distributions of a column on one axis, small, with the ends of the axis below. */
export function thumbnail(column: ColumnReport): string {
  const named = isNamed(column);
  const all = cellsOf(column.bins);
  if (all.length === 0) return '<span class="quiet">no picture</span>';
  const cells = named ? byFrequency(all).slice(0, mostNamed) : all;
  const [from, to] = named
    ? [
        plural(all.length + (column.bins.rest?.values ?? 0), "value"),
        all.length > mostNamed ? `largest ${mostNamed}` : "",
      ]
    : axisEnds(column);
  const ends = [from, to]
    .filter((end) => end !== "")
    .map((end) => `<span>${escapeHtml(end)}</span>`)
    .join("");
  const label = `Reference and current distribution${named ? `, ${count(cells.length)} most frequent values` : `, ${from} to ${to}`}`;
  return `<svg viewBox="0 0 264 62" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(label)}">${bothSidesDrawn(cells, { ...frame, width: Math.min(frame.width, cells.length * widestBar) }, !named)}</svg><span class="axis" aria-hidden="true">${ends}</span>`;
}

function axisEnds({ bins, kind }: ColumnReport): readonly [string, string] {
  const marks =
    bins.edges?.map((edge) => edgeLabel(edge, kind)) ?? bins.labels?.map((label) => numberLabel(label, kind)) ?? [];
  return [marks[0] ?? "", marks.length > 1 ? (marks.at(-1) ?? "") : ""];
}

export function edgeLabel(edge: number, kind: ColumnReport["kind"]): string {
  return kind === "time" ? instant(edge) : decimal(edge, 4);
}

/** Few distinct numbers stand by themselves; their names are numbers in text. */
export function numberLabel(label: string, kind: ColumnReport["kind"]): string {
  const value = Number(label);
  return label.trim() === "" || Number.isNaN(value) ? label.slice(0, 20) : edgeLabel(value, kind);
}
