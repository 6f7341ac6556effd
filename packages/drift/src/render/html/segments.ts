import type { Report, SegmentReport } from "../../report.ts";
import { escapeHtml, htmlName } from "../escape.ts";
import { count } from "../format.ts";
import { segmentCells, segmentHeads, segmentNote } from "../segmentRows.ts";
import { segmentWords } from "../words.ts";
import { badge, inline } from "./table.ts";

/** Where in the data the change lies: each segment opens to its columns. */
export function segmentsPart(
  report: Report,
  most: number,
  heading: (title: string) => string,
  columnsEach: number,
): string {
  const segments = (report.segments ?? []).slice(0, most);
  if (segments.length === 0) return "";
  return `${heading("Segments")}${segments.map((segment) => one(segment, report, columnsEach)).join("")}`;
}

function one(segment: SegmentReport, report: Report, columnsEach: number): string {
  const shown = segment.columns.slice(0, columnsEach);
  const title = `${badge(segment.verdict)} ${inline(segmentWords(segment, report))}`;
  if (shown.length === 0) return `<p>${title}</p>`;
  const rows = shown.map((column) => {
    const cells = segmentCells(column);
    return `<tr><th scope="row">${htmlName(column.name)}</th><td>${badge(column.verdict)}</td>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
  });
  const left = segment.columns.length - shown.length;
  const note = segmentNote(shown);
  const heads = ["Column", "Verdict", ...segmentHeads].map((head) => `<th scope="col">${head}</th>`).join("");
  return `<details><summary>${title}</summary><div class="detail"><table><caption>Columns within the segment${left > 0 ? `; ${count(left)} more not shown` : ""}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>${note === undefined ? "" : `<p>${note}</p>`}</div></details>`;
}
