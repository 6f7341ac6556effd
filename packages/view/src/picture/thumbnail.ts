import type { ColumnReport } from "@driftline/drift";
import { thumbnailOf, thumbnailSize } from "@driftline/drift/render/picture/thumbnail";
import { element } from "../dom/element.ts";
import { canvas, sides } from "./sides.ts";

/** Both distributions of a column on one axis, small, with the ends of the axis below. */
export function thumbnail(column: ColumnReport): HTMLElement {
  const picture = thumbnailOf(column);
  if (!picture) return element("span", { class: "quiet" }, "no picture");
  const { width, height } = thumbnailSize;
  const ends = picture.ends.map((end) => element("span", {}, end));
  return element(
    "div",
    { class: "thumbnail", role: "img", "aria-label": picture.label },
    canvas(width, height, ...sides(picture.paths)),
    element("div", { class: "ends", "aria-hidden": "true" }, ...ends),
  );
}
