import type { ColumnReport } from "../../report.ts";
import { count, plural } from "../format.ts";
import { axisLabels } from "./axis.ts";
import { bothSides, type Paths } from "./bars.ts";
import { byFrequency, cellsOf, isNamed } from "./shares.ts";

export const thumbnailSize = { width: 264, height: 62 } as const;
const frame = { left: 0, top: 2, width: thumbnailSize.width, height: 60 };
const mostNamed = 12;
const widestBar = 44;

export interface Thumbnail {
  readonly paths: Paths | undefined;
  /** What stands at the ends of the axis. */
  readonly ends: readonly string[];
  /** The picture in words. */
  readonly label: string;
}

/** Both distributions of a column on one axis, small; nothing where the report holds none. */
export function thumbnailOf(column: ColumnReport): Thumbnail | undefined {
  const named = isNamed(column);
  const all = cellsOf(column.bins);
  if (all.length === 0) return undefined;
  const cells = named ? byFrequency(all).slice(0, mostNamed) : all;
  const [from, to] = named
    ? [
        plural(all.length + (column.bins.rest?.values ?? 0), "value"),
        all.length > mostNamed ? `largest ${mostNamed}` : "",
      ]
    : axisEnds(column);
  const width = Math.min(frame.width, cells.length * widestBar);
  return {
    paths: bothSides(cells, { ...frame, width }, !named),
    ends: [from, to].filter((end) => end !== ""),
    label: `Reference and current distribution${named ? `, ${count(cells.length)} most frequent values` : `, ${from} to ${to}`}`,
  };
}

function axisEnds(column: ColumnReport): readonly [string, string] {
  const labels = axisLabels(column);
  return [labels[0] ?? "", labels.length > 1 ? (labels.at(-1) ?? "") : ""];
}
