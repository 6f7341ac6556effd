import type { ColumnReport } from "../../report.ts";
import { decimal, instant } from "../format.ts";

export function edgeLabel(edge: number, kind: ColumnReport["kind"]): string {
  return kind === "time" ? instant(edge) : decimal(edge, 4);
}

/** Few distinct numbers stand by themselves; their names are numbers in text. */
export function numberLabel(label: string, kind: ColumnReport["kind"]): string {
  const value = Number(label);
  return label.trim() === "" || Number.isNaN(value) ? label.slice(0, 20) : edgeLabel(value, kind);
}

/** What stands below a picture's axis: where bins meet, or each value that stands by itself. */
export function axisLabels({ bins, kind }: ColumnReport): readonly string[] {
  return (
    bins.edges?.map((edge) => edgeLabel(edge, kind)) ?? bins.labels?.map((label) => numberLabel(label, kind)) ?? []
  );
}

export interface Mark {
  /** Where it stands, as a part of the axis. */
  readonly at: number;
  readonly anchor: "start" | "middle" | "end";
  readonly text: string;
}

/** Five marks at most: where bins meet, or in the middle of a cell that is one value. */
export function axisMarks(column: ColumnReport, cells: number): readonly Mark[] {
  const { edges } = column.bins;
  const texts = axisLabels(column);
  const last = texts.length - 1;
  const wanted = Math.min(last, 4);
  const chosen = new Set(
    Array.from({ length: wanted + 1 }, (_mark, index) => Math.round(wanted === 0 ? 0 : (index / wanted) * last)),
  );
  return [...chosen].map((index) => ({
    at: (edges ? index : index + 0.5) / cells,
    anchor: edges && index === 0 ? "start" : edges && index === last ? "end" : "middle",
    text: texts[index] ?? "",
  }));
}
