import type { Note, Report } from "@driftline/drift";
import { notesOf } from "@driftline/drift/render/facts";
import { plural } from "@driftline/drift/render/format";
import { element } from "../dom/element.ts";
import { nameNode } from "../dom/words.ts";

const most = 40;

/** What failed stands open; what was assumed can be looked up. */
export function notesPart(report: Report): readonly HTMLElement[] {
  const { failed, assumed } = notesOf(report);
  return [
    ...(failed.length > 0 ? [section("What failed", failed, true)] : []),
    ...(assumed.length > 0 ? [section("What was assumed", assumed, false)] : []),
  ];
}

function section(title: string, notes: readonly Note[], open: boolean): HTMLElement {
  const items = notes.slice(0, most).map(({ message }) => element("li", {}, nameNode(message, 300)));
  const left = notes.length - items.length;
  return element(
    "details",
    { class: "notes", open },
    element("summary", {}, `${title}: ${plural(notes.length, "note")}`),
    element("ul", {}, ...items, ...(left > 0 ? [element("li", {}, plural(left, "more note"))] : [])),
  );
}
