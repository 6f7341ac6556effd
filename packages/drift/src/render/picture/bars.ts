import type { Cell } from "./shares.ts";

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function largestShare(cells: readonly Cell[]): number {
  return Math.max(...cells.flatMap(({ reference, current }) => [reference, current]), 0);
}

/** What a path's `d` says, for each side. */
export type Paths = Readonly<Record<"reference" | "current", string>>;

/**
 * Both sides over the same cells and the same height: the reference as an area with an outline, the current side as
 * narrower bars before it. `joined` draws neighbouring cells of the reference as one outline, as numbers have it.
 */
export function bothSides(
  cells: readonly Cell[],
  frame: Frame,
  joined: boolean,
  most = largestShare(cells),
): Paths | undefined {
  if (cells.length === 0 || most === 0) return undefined;
  const step = frame.width / cells.length;
  const bottom = frame.top + frame.height;
  const at = (index: number) => Math.round(frame.left + index * step);
  const y = (share: number) => Math.round(bottom - (share / most) * frame.height);
  const reference = joined
    ? `M${at(0)} ${bottom}${cells.map((cell, index) => `V${y(cell.reference)}H${at(index + 1)}`).join("")}V${bottom}Z`
    : cells
        .map((cell, index) =>
          bar(at(index) + Math.round(step * 0.08), y(cell.reference), Math.round(step * 0.84), bottom),
        )
        .join("");
  const inset = Math.max(1, Math.round(step * (joined ? 0.2 : 0.28)));
  const current = cells
    .map((cell, index) =>
      bar(at(index) + inset, y(cell.current), Math.max(1, at(index + 1) - at(index) - 2 * inset), bottom),
    )
    .join("");
  return { reference, current };
}

function bar(left: number, top: number, width: number, bottom: number): string {
  return top >= bottom ? "" : `M${left} ${bottom}V${top}h${width}V${bottom}z`;
}
