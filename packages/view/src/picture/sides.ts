import type { Paths } from "@driftline/drift/render/picture/bars";
import { element, svg } from "../dom/element.ts";

/** Both sides of a picture: the reference as an outlined area, the current side as bars before it. */
export function sides(paths: Paths | undefined): SVGPathElement[] {
  if (!paths) return [];
  return [svg("path", { class: "reference", d: paths.reference }), svg("path", { class: "current", d: paths.current })];
}

/** Decoration to a reader of screens: what it shows is said beside it. */
export function canvas(width: number, height: number, ...children: readonly Node[]): SVGSVGElement {
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...children,
  );
}

/** A sample of how each side is drawn. */
export function key(kind: "bins" | "curves"): HTMLElement[] {
  return (["reference", "current"] as const).map((side) => keyItem(kind, side));
}

function keyItem(kind: "bins" | "curves", side: "reference" | "current"): HTMLElement {
  const shape =
    kind === "curves"
      ? svg("path", { class: `curve ${side}`, d: "M0 7H28" })
      : svg("path", { class: side, d: side === "reference" ? "M3 13V2H25V13Z" : "M8 13V4H20V13Z" });
  return element("span", { class: "key" }, canvas(28, 14, shape), side);
}
