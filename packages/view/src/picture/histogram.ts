import type { ColumnReport } from "@driftline/drift";
import { count, percent, plural, points } from "@driftline/drift/render/format";
import { axisMarks } from "@driftline/drift/render/picture/axis";
import { bothSides, largestShare } from "@driftline/drift/render/picture/bars";
import { cumulativeGap, widestGap } from "@driftline/drift/render/picture/gap";
import { cellsOf, countsOf } from "@driftline/drift/render/picture/shares";
import { svg } from "../dom/element.ts";
import { plot, plotSize } from "./plot.ts";
import { key, sides } from "./sides.ts";

export type Amount = "share" | "count";

/** Both sides over the same bins of one axis; a line marks where the cumulative gap is widest. */
export function histogram(column: ColumnReport, as: Amount): HTMLElement | undefined {
  const shares = cellsOf(column.bins);
  if (shares.length === 0) return undefined;
  const cells = as === "share" ? shares : countsOf(column.bins);
  const most = largestShare(cells);
  const write = as === "share" ? percent : count;
  const marks = axisMarks(column, cells.length);
  const gap = widestGap(cumulativeGap(shares));
  const x = Math.round(((gap.at + 1) / cells.length) * plotSize.width);
  const line = gap.value === 0 ? [] : [svg("path", { class: "gap", d: `M${x} 0V${plotSize.height}` })];
  return plot({
    title: [as === "share" ? "Share of rows" : "Rows", ...key("bins")],
    label: `${as === "share" ? "Share of rows" : "Rows"} in ${plural(cells.length, "bin")} from ${marks[0]?.text ?? ""} to ${marks.at(-1)?.text ?? ""}; the cumulative gap reaches ${points(gap.value)} points`,
    scale: [write(most), write(most / 2), "0"],
    marks,
    drawn: [...sides(bothSides(cells, { left: 0, top: 0, ...plotSize }, true, most)), ...line],
  });
}
