import { type Report, type SegmentColumn, type SegmentReport, verdicts } from "@driftline/drift";
import { plural } from "@driftline/drift/render/format";
import { segmentCells, segmentHeads, segmentNote } from "@driftline/drift/render/segmentRows";
import { segmentPart, segmentWords } from "@driftline/drift/render/words";
import { element, svg } from "../dom/element.ts";
import { smallTable } from "../dom/smallTable.ts";
import { badge, nameNode, wordNodes } from "../dom/words.ts";
import { canvas } from "../picture/sides.ts";

const atOnce = 50;

/** Where in the data the change lies, worst first: each segment opens to its columns. */
export function segmentsPanel(report: Report): HTMLElement {
  const segments = (report.segments ?? []).toSorted(
    (left, right) => verdicts.indexOf(left.verdict) - verdicts.indexOf(right.verdict),
  );
  if (segments.length === 0) return element("p", { class: "quiet" }, "The report has no segments.");
  const list = element("div", { class: "segments" });
  const more = element("button", { type: "button", class: "more", onclick: () => add() });
  const add = (): void => {
    const from = list.childElementCount;
    list.append(...segments.slice(from, from + atOnce).map((segment) => one(segment, report)));
    const left = segments.length - list.childElementCount;
    more.textContent = `Show ${plural(left, "more segment")}`;
    more.hidden = left === 0;
  };
  add();
  return element("div", {}, list, more);
}

/** What a segment opens to is drawn when it is opened for the first time. */
function one(segment: SegmentReport, report: Report): HTMLElement {
  const title = element(
    "summary",
    {},
    badge(segment.verdict),
    " ",
    element("span", {}, ...wordNodes(segmentWords(segment, report))),
  );
  if (segment.columns.length === 0) return element("p", {}, ...title.childNodes);
  const details = element("details", {}, title);
  details.addEventListener("toggle", () => details.append(tableOf(segment), ...noteOf(segment.columns)), {
    once: true,
  });
  return details;
}

function tableOf({ columns }: SegmentReport): HTMLElement {
  return smallTable({
    caption: "Columns within the segment",
    heads: ["Column", "Verdict", ...segmentHeads],
    rows: columns.map((column) => [nameNode(column.name), badge(column.verdict), ...cellsOf(column)]),
  });
}

function noteOf(columns: readonly SegmentColumn[]): readonly Node[] {
  const note = segmentNote(columns);
  return note === undefined ? [] : [element("p", { class: "quiet" }, note)];
}

/** How each segment shares in the change of one column, the largest part first. */
export function segmentsOfColumn(report: Report, name: string): HTMLElement | undefined {
  const found = (report.segments ?? []).flatMap((segment) =>
    segment.columns.filter((column) => column.name === name).map((column) => ({ segment, column })),
  );
  if (found.length === 0) return undefined;
  const sorted = found.toSorted((left, right) => (right.column.share ?? 0) - (left.column.share ?? 0));
  const shown = sorted.slice(0, atOnce);
  const table = smallTable({
    caption: `By segment, the largest part of the change first${found.length > shown.length ? `; ${plural(found.length - shown.length, "more segment")} not shown` : ""}`,
    heads: ["Segment", "Verdict", "Of all rows", ...segmentHeads],
    rows: shown.map(({ segment, column }) => [
      element("span", {}, nameNode(segment.column, 24), " = ", nameNode(segment.value, 32)),
      badge(column.verdict),
      segmentPart(segment, report),
      ...cellsOf(column),
    ]),
  });
  return element("div", {}, table, ...noteOf(shown.map(({ column }) => column)));
}

/** The part of the change also as a bar: what matters is seen before it is read. */
function cellsOf(column: SegmentColumn): readonly Node[] {
  return segmentCells(column).map((text, index) => {
    if (segmentHeads[index] !== "Part of the whole change" || column.share === undefined)
      return document.createTextNode(text);
    const length = Math.round(Math.min(1, Math.max(0, column.share)) * 60);
    return element(
      "span",
      { class: "with-bar" },
      canvas(60, 8, svg("path", { class: "share", d: `M0 0h${length}v8H0z` })),
      element("span", {}, text),
    );
  });
}
