import type { ColumnReport } from "@driftline/drift";
import { percent, points } from "@driftline/drift/render/format";
import { axisLabels, axisMarks } from "@driftline/drift/render/picture/axis";
import { cumulativeGap, widestGap } from "@driftline/drift/render/picture/gap";
import { type Cell, cellsOf } from "@driftline/drift/render/picture/shares";
import { element, svg } from "../dom/element.ts";
import { part, placed } from "../dom/place.ts";
import { plot, plotSize } from "./plot.ts";
import { key } from "./sides.ts";

/** The share of rows at or below each value, on both sides, and where the two are furthest apart. */
export function curves(column: ColumnReport): HTMLElement | undefined {
  const cells = cellsOf(column.bins);
  if (cells.length === 0) return undefined;
  const isBinned = column.bins.edges !== undefined;
  const reference = cumulative(cells, "reference");
  const current = cumulative(cells, "current");
  const gap = widestGap(cumulativeGap(cells));
  const value = axisLabels(column)[gap.at + (isBinned ? 1 : 0)] ?? "";
  const words = gap.value === 0 ? "no gap" : `${points(gap.value)} points at ${value}`;
  const at = (gap.at + 1) / cells.length;
  const [low, high] = [reference[gap.at] ?? 0, current[gap.at] ?? 0].sort((left, right) => left - right) as [
    number,
    number,
  ];
  const x = Math.round(at * plotSize.width);
  const label = placed(element("span", { class: `gap-label ${at > 0.6 ? "before" : "after"}` }, words), {
    left: part(at),
    top: part(1 - (low + high) / 2),
  });
  return plot({
    title: ["Share of rows at or below", ...key("curves")],
    label: `Cumulative curves of both sides from ${percent(0)} to ${percent(1)}; widest gap: ${words}`,
    scale: [percent(1), percent(0.5), "0"],
    marks: axisMarks(column, cells.length),
    drawn: [
      svg("path", { class: "curve reference", d: wayOf(reference, isBinned) }),
      svg("path", { class: "curve current", d: wayOf(current, isBinned) }),
      ...(gap.value === 0 ? [] : [svg("path", { class: "gap", d: `M${x} ${y(low)}V${y(high)}` })]),
    ],
    over: gap.value === 0 ? [] : [label],
  });
}

function cumulative(cells: readonly Cell[], side: "reference" | "current"): readonly number[] {
  let sum = 0;
  return cells.map((cell) => {
    sum += cell[side];
    return Math.min(1, sum);
  });
}

const y = (share: number): number => Math.round((1 - share) * plotSize.height);

/** Between edges a curve rises evenly; values that stand by themselves make steps. */
function wayOf(shares: readonly number[], isBinned: boolean): string {
  const x = (index: number): number => Math.round((index / shares.length) * plotSize.width);
  const steps = shares.map((share, index) =>
    isBinned ? `L${x(index + 1)} ${y(share)}` : `V${y(share)}H${x(index + 1)}`,
  );
  return `M0 ${plotSize.height}${steps.join("")}`;
}
