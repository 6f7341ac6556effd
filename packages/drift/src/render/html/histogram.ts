import type { ColumnReport } from "../../report.ts";
import { escapeHtml } from "../escape.ts";
import { percent, plural, points } from "../format.ts";
import { bothSidesDrawn, largestShare } from "./bars.ts";
import { type Cell, cellsOf } from "./shares.ts";
import { edgeLabel, numberLabel } from "./thumbnail.ts";

const plot = { left: 58, top: 24, width: 456, height: 120 };
const gapPlot = { middle: 212, half: 26 };
const bottom = plot.top + plot.height;

/** Both sides' shares of rows over one labelled axis, and below it where the rows went: the cumulative gap. */
export function histogram(column: ColumnReport): string {
  const cells = cellsOf(column.bins);
  if (cells.length === 0) return "";
  const most = largestShare(cells);
  const gap = cumulativeGap(cells);
  const widest = Math.max(...gap.map(Math.abs), 0);
  const marks = marksOf(column, cells.length);
  const label = `Share of rows in ${plural(cells.length, "bin")} from ${marks[0]?.text ?? ""} to ${marks.at(-1)?.text ?? ""}; the cumulative gap reaches ${points(widest)} points`;
  return `<svg class="picture" viewBox="0 0 520 246" role="img" aria-label="${escapeHtml(label)}">${[
    text(0, 14, "start", "Share of rows"),
    ...[0, 0.5, 1].flatMap((part) => [
      line(bottom - part * plot.height),
      text(plot.left - 6, bottom - part * plot.height + 4, "end", percent(most * part)),
    ]),
    bothSidesDrawn(cells, plot, true, most),
    ...marks.map(({ x, anchor, text: mark }) => text(x, bottom + 17, anchor, mark)),
    text(0, bottom + 36, "start", "Cumulative gap: share of rows at or below, current minus reference"),
    line(gapPlot.middle),
    ...(widest === 0 ? [] : gapScale(gap, widest)),
  ].join("")}</svg>`;
}

function gapScale(gap: readonly number[], widest: number): string[] {
  const y = (value: number) => Math.round(gapPlot.middle - (value / widest) * gapPlot.half);
  const step = plot.width / gap.length;
  const way = gap.map((value, index) => `L${Math.round(plot.left + (index + 1) * step)} ${y(value)}`).join("");
  const peak = gap.findIndex((value) => Math.abs(value) === widest);
  const value = gap[peak] ?? 0;
  return [
    `<path class="gap" d="M${plot.left} ${gapPlot.middle}${way}"/>`,
    text(plot.left - 6, y(value) + 4, "end", `${points(value)} pt`),
    text(plot.left - 6, gapPlot.middle + (Math.abs(y(value) - gapPlot.middle) < 13 ? 16 : 4), "end", "0"),
  ];
}

/** Share of rows up to the end of each cell, current minus reference. */
export function cumulativeGap(cells: readonly Cell[]): readonly number[] {
  let gap = 0;
  return cells.map(({ reference, current }) => {
    gap += current - reference;
    return Math.abs(gap) < 1e-12 ? 0 : gap;
  });
}

interface Mark {
  readonly x: number;
  readonly anchor: string;
  readonly text: string;
}

/** Five marks at most: where bins meet, or in the middle of a cell that is one value. */
function marksOf({ bins, kind }: ColumnReport, cells: number): readonly Mark[] {
  const { edges } = bins;
  const texts = edges
    ? edges.map((edge) => edgeLabel(edge, kind))
    : (bins.labels ?? []).map((label) => numberLabel(label, kind));
  const last = texts.length - 1;
  const wanted = Math.min(last, 4);
  const chosen = new Set(
    Array.from({ length: wanted + 1 }, (_mark, index) => Math.round(wanted === 0 ? 0 : (index / wanted) * last)),
  );
  return [...chosen].map((index) => ({
    x: Math.round(plot.left + ((edges ? index : index + 0.5) / cells) * plot.width),
    anchor: edges && index === 0 ? "start" : edges && index === last ? "end" : "middle",
    text: texts[index] ?? "",
  }));
}

function line(y: number): string {
  return `<path class="rule" d="M${plot.left} ${y}h${plot.width}"/>`;
}

function text(x: number, y: number, anchor: string, content: string): string {
  return `<text x="${x}" y="${y}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${escapeHtml(content)}</text>`;
}
