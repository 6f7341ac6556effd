import type { ColumnReport } from "../../report.ts";
import { escapeHtml } from "../escape.ts";
import { percent, plural, points } from "../format.ts";
import { axisMarks } from "../picture/axis.ts";
import { bothSides, largestShare } from "../picture/bars.ts";
import { cumulativeGap, widestGap } from "../picture/gap.ts";
import { cellsOf } from "../picture/shares.ts";
import { drawn } from "./thumbnail.ts";

const plot = { left: 58, top: 24, width: 456, height: 120 };
const gapPlot = { middle: 212, half: 26 };
const bottom = plot.top + plot.height;

/** Both sides' shares of rows over one labelled axis, and below it where the rows went: the cumulative gap. */
export function histogram(column: ColumnReport): string {
  const cells = cellsOf(column.bins);
  if (cells.length === 0) return "";
  const most = largestShare(cells);
  const gap = cumulativeGap(cells);
  const widest = Math.abs(widestGap(gap).value);
  const marks = axisMarks(column, cells.length);
  const label = `Share of rows in ${plural(cells.length, "bin")} from ${marks[0]?.text ?? ""} to ${marks.at(-1)?.text ?? ""}; the cumulative gap reaches ${points(widest)} points`;
  return `<svg class="picture" viewBox="0 0 520 246" role="img" aria-label="${escapeHtml(label)}">${[
    text(0, 14, "start", "Share of rows"),
    ...[0, 0.5, 1].flatMap((part) => [
      line(bottom - part * plot.height),
      text(plot.left - 6, bottom - part * plot.height + 4, "end", percent(most * part)),
    ]),
    drawn(bothSides(cells, plot, true, most)),
    ...marks.map(({ at, anchor, text: mark }) =>
      text(Math.round(plot.left + at * plot.width), bottom + 17, anchor, mark),
    ),
    text(0, bottom + 36, "start", "Cumulative gap: share of rows at or below, current minus reference"),
    line(gapPlot.middle),
    ...(widest === 0 ? [] : gapScale(gap, widest)),
  ].join("")}</svg>`;
}

function gapScale(gap: readonly number[], widest: number): string[] {
  const y = (value: number) => Math.round(gapPlot.middle - (value / widest) * gapPlot.half);
  const step = plot.width / gap.length;
  const way = gap.map((value, index) => `L${Math.round(plot.left + (index + 1) * step)} ${y(value)}`).join("");
  const { value } = widestGap(gap);
  return [
    `<path class="gap" d="M${plot.left} ${gapPlot.middle}${way}"/>`,
    text(plot.left - 6, y(value) + 4, "end", `${points(value)} pt`),
    text(plot.left - 6, gapPlot.middle + (Math.abs(y(value) - gapPlot.middle) < 13 ? 16 : 4), "end", "0"),
  ];
}

function line(y: number): string {
  return `<path class="rule" d="M${plot.left} ${y}h${plot.width}"/>`;
}

function text(x: number, y: number, anchor: string, content: string): string {
  return `<text x="${x}" y="${y}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}>${escapeHtml(content)}</text>`;
}
