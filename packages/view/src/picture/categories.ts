import type { ColumnReport } from "@driftline/drift";
import { count, percent, points } from "@driftline/drift/render/format";
import { largestShare } from "@driftline/drift/render/picture/bars";
import { byChange, byFrequency, type Cell, cellsOf, countsOf } from "@driftline/drift/render/picture/shares";
import { svg } from "../dom/element.ts";
import { smallTable } from "../dom/smallTable.ts";
import { nameNode } from "../dom/words.ts";
import type { Amount } from "./histogram.ts";
import { canvas } from "./sides.ts";

export type CategoryOrder = "change" | "size";

const mostValues = 20;
const width = 150;

/** Categories with both sides' shares or counts, those that changed most or the most frequent first. */
export function categories(column: ColumnReport, as: Amount, order: CategoryOrder): HTMLElement | undefined {
  const { bins } = column;
  const shares = cellsOf(bins);
  const rows = countsOf(bins);
  const rowsOf = new Map(shares.map((cell, index) => [cell, rows[index]]));
  const cells = (order === "change" ? byChange : byFrequency)(shares);
  if (cells.length === 0) return undefined;
  const shown = cells.slice(0, mostValues);
  const widest = largestShare(shown);
  const left = cells.length - shown.length + (bins.rest?.values ?? 0);
  const written = (cell: Cell, side: "reference" | "current"): string =>
    as === "share" ? percent(cell[side]) : count(rowsOf.get(cell)?.[side] ?? 0);
  return smallTable({
    caption: `${as === "share" ? "Share of rows" : "Rows"}, ${order === "change" ? "largest change" : "most frequent"} first${left > 0 ? `; ${count(left)} more values not shown` : ""}`,
    heads: ["Value", "Bars", "Reference", "Current", "Points"],
    rows: shown.map((cell) => [
      nameNode(cell.label, 32),
      bars(cell, widest),
      written(cell, "reference"),
      written(cell, "current"),
      points(cell.current - cell.reference),
    ]),
    class: "categories",
  });
}

function bars({ reference, current }: Cell, widest: number): SVGSVGElement {
  const bar = (side: string, top: number, share: number): Node[] =>
    share > 0
      ? [svg("path", { class: side, d: `M1 ${top}h${Math.max(1, Math.round((share / widest) * (width - 2)))}v6H1z` })]
      : [];
  return canvas(width, 17, ...bar("reference", 1.5, reference), ...bar("current", 9, current));
}
