import type { ColumnReport } from "../../report.ts";
import { escapeHtml } from "../escape.ts";
import type { Paths } from "../picture/bars.ts";
import { thumbnailOf } from "../picture/thumbnail.ts";

/** Both distributions of a column on one axis, small, with the ends of the axis below. */
export function thumbnail(column: ColumnReport): string {
  const picture = thumbnailOf(column);
  if (!picture) return '<span class="quiet">no picture</span>';
  const ends = picture.ends.map((end) => `<span>${escapeHtml(end)}</span>`).join("");
  return `<svg viewBox="0 0 264 62" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(picture.label)}">${drawn(picture.paths)}</svg><span class="axis" aria-hidden="true">${ends}</span>`;
}

/** The two sides of a picture. */
export function drawn(paths: Paths | undefined): string {
  return paths ? `<path class="r" d="${paths.reference}"/><path class="c" d="${paths.current}"/>` : "";
}
