import type { Mark } from "@driftline/drift/render/picture/axis";
import { element, svg } from "../dom/element.ts";
import { part, placed } from "../dom/place.ts";
import { canvas } from "./sides.ts";

export const plotSize = { width: 1000, height: 320 } as const;

export interface Plot {
  readonly title: readonly (Node | string)[];
  /** The picture in words. */
  readonly label: string;
  /** What the top of the axis at the left reads, its middle, and its foot. */
  readonly scale: readonly string[];
  readonly marks: readonly Mark[];
  readonly drawn: readonly Node[];
  /** HTML over the drawing, placed by parts of it. */
  readonly over?: readonly Node[];
}

/** A drawing that stretches with its place, and texts around it that do not. */
export function plot({ title, label, scale, marks, drawn, over = [] }: Plot): HTMLElement {
  const rules = scale.map((_text, index) => {
    const y = Math.round((index / (scale.length - 1)) * plotSize.height);
    return svg("path", { class: "rule", d: `M0 ${y}H${plotSize.width}` });
  });
  const left = scale.map((text, index) => placed(element("span", {}, text), { top: part(index / (scale.length - 1)) }));
  const below = marks.map(({ at, anchor, text }) =>
    placed(element("span", { class: anchor }, text), { left: part(at) }),
  );
  return element(
    "figure",
    { class: "plot" },
    element("figcaption", {}, ...title),
    element(
      "div",
      { class: "area", role: "img", "aria-label": label },
      element("div", { class: "scale", "aria-hidden": "true" }, ...left),
      element("div", { class: "drawing" }, canvas(plotSize.width, plotSize.height, ...rules, ...drawn), ...over),
      element("div", { class: "marks", "aria-hidden": "true" }, ...below),
    ),
  );
}
