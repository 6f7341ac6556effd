import type { Report } from "../report.ts";
import { verdicts } from "../report.ts";
import { escapeHtml, htmlName, shorten } from "./escape.ts";
import { notesOf, verdictCounts } from "./facts.ts";
import { firstThatFits } from "./fit.ts";
import { count, instant, plural } from "./format.ts";
import type { Depth } from "./html/detail.ts";
import { documentOf } from "./html/document.ts";
import { segmentsPart } from "./html/segments.ts";
import { rootClass, styleFor } from "./html/style.ts";
import { badge, columnsTable, inline } from "./html/table.ts";
import { togetherPart } from "./html/together.ts";
import { worstFirst } from "./order.ts";
import { chanceSentence, presetSentence, reportSentence, rowsSentence, verdictNames } from "./words.ts";

export interface HtmlOptions {
  /** A page of its own, or a part of a notebook's page that is kept small. */
  readonly for: "file" | "notebook";
}

/** How many columns are opened in full, briefly, and listed at all. */
interface Level {
  readonly full: number;
  readonly brief: number;
  readonly listed: number;
  readonly notes: number;
}

const everything: Level = { full: Infinity, brief: Infinity, listed: Infinity, notes: Infinity };

/** From much to little; a wide report keeps its worst columns. */
const notebookLevels: readonly Level[] = [
  { full: 100, brief: 100, listed: 100, notes: 40 },
  ...[15, 12, 10, 8, 6, 5, 4, 3, 2, 1, 0].map((full) => ({ full, brief: 100, listed: 100, notes: 20 })),
  ...[50, 25, 10, 5, 0].map((brief) => ({ full: 0, brief, listed: 100, notes: 20 })),
  ...[60, 40, 25, 15, 8, 4].map((listed) => ({ full: 0, brief: 0, listed, notes: listed })),
];

/** Notebooks keep every output they ever showed: no more than this many bytes. */
export const notebookHtmlLimit = 35_000;

/** A report as HTML without scripts and without anything from the network. */
export function html(report: Report, options: HtmlOptions = { for: "file" }): string {
  if (options.for === "file") return page(report, content(report, everything, "file"));
  return firstThatFits(notebookLevels, (level) => fragment(content(report, level, "notebook")), notebookHtmlLimit);
}

function page(report: Report, main: string): string {
  return documentOf(report, { style: styleFor("file"), body: `<main class="${rootClass}">${main}</main>` });
}

function fragment(main: string): string {
  return `<div class="${rootClass}" lang="en" dir="ltr"><style>${styleFor("notebook")}</style>${main}</div>\n`;
}

function content(report: Report, level: Level, target: HtmlOptions["for"]): string {
  const columns = worstFirst(report);
  const listed = columns.slice(0, level.listed);
  const part = (title: string) =>
    `<${target === "file" ? "h2" : "h4"} class="part">${title}</${target === "file" ? "h2" : "h4"}>`;
  const depthOf = (position: number): Depth =>
    position < level.full ? "full" : position < level.brief ? "brief" : "row";
  return [
    head(report, target === "file" ? "h1" : "h3"),
    listed.length > 0 ? legend : "",
    columnsTable(listed, report, depthOf),
    listed.length < columns.length
      ? `<p class="quiet">${plural(columns.length - listed.length, "more column")} not shown here.</p>`
      : "",
    segmentsPart(report, level.listed, part, level.full === Infinity ? Infinity : 5),
    togetherPart(report, part),
    notesPart(report, level, part),
    `<p class="quiet foot">Driftline ${escapeHtml(report.version)}, ${escapeHtml(madeAt(report.createdAt))}. Fingerprints: ${htmlName(report.reference.fingerprint, 24)} and ${htmlName(report.current.fingerprint, 24)}.</p>`,
  ].join("\n");
}

function head(report: Report, tag: string): string {
  const counts = verdictCounts(report);
  const chips = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map(
      (verdict) => `<li title="${verdictNames[verdict].meaning}">${badge(verdict, `${count(counts[verdict])} `)}</li>`,
    );
  return `<header class="head ${report.verdict}"><${tag} class="title">${inline(reportSentence(report))}</${tag}>
<p>${inline(rowsSentence(report))}</p>
${report.columns.length > 0 ? `<ul class="counts" aria-label="Columns by verdict">${chips.join("")}</ul>` : ""}
<p class="quiet">${inline([`${chanceSentence(report)} ${presetSentence(report)}`.trimEnd()])}</p></header>`;
}

const legend = `<p class="legend quiet"><span><svg viewBox="0 0 60 28" aria-hidden="true"><path class="r" d="M1 27V14h20V4h20v8h18v15z"/></svg>reference (area)</span><span><svg viewBox="0 0 60 28" aria-hidden="true"><path class="c" d="M6 27V18h10v9zM26 27V8h10v19zM44 27V2h10v25z"/></svg>current (bars)</span><span>on one axis; “rows moved” with its 95&nbsp;% interval</span></p>`;

function notesPart(report: Report, level: Level, part: (title: string) => string): string {
  const { failed, assumed } = notesOf(report);
  return [["What failed", failed] as const, ["What was assumed", assumed] as const]
    .filter(([, notes]) => notes.length > 0)
    .map(([title, notes]) => {
      const items = notes.slice(0, level.notes).map(({ message }) => `<li>${htmlName(message, 300)}</li>`);
      const left = notes.length > items.length ? `<li>${plural(notes.length - items.length, "more note")}</li>` : "";
      return `${part(title)}<ul class="notes">${items.join("")}${left}</ul>`;
    })
    .join("");
}

function madeAt(createdAt: string): string {
  const time = Date.parse(createdAt);
  return Number.isNaN(time) ? shorten(createdAt, 40) : `${instant(time)} UTC`;
}
