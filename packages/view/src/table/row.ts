import type { ColumnReport, Report } from "@driftline/drift";
import { bareProbability } from "@driftline/drift/render/format";
import { columnSentence, effectWords, glued, kindNames, missingWords } from "@driftline/drift/render/words";
import { type Child, element } from "../dom/element.ts";
import { badge, nameNode, wordNodes } from "../dom/words.ts";
import { thumbnail } from "../picture/thumbnail.ts";
import { changeCell, lines } from "./change.ts";

/** What a column says in a line of the table. The button that opens it is the one thing in it that takes the focus. */
export function rowOf(column: ColumnReport, report: Report, isOpen: boolean): HTMLElement {
  const toggle = element(
    "button",
    { type: "button", class: "toggle", "aria-expanded": String(isOpen) },
    element("span", { class: "caret", "aria-hidden": "true" }),
    nameNode(column.name),
  );
  const { value, interval } = effectWords(column);
  return element(
    "div",
    { role: "row", class: `row ${column.verdict}` },
    element("div", { role: "rowheader", class: "name" }, toggle, element("small", {}, kindNames[column.kind])),
    cell("verdict", badge(column.verdict)),
    cell("picture", thumbnail(column)),
    cell("moved", ...lines([glued(value)], interval)),
    cell("change", ...changeCell(column)),
    cell("missing", glued(missingWords(column))),
    cell("p", p(column)),
    cell("reason", ...wordNodes(columnSentence(column, report), 32)),
  );
}

function cell(name: string, ...children: readonly Child[]): HTMLElement {
  return element("div", { role: "cell", class: name }, ...children);
}

/** Corrected for all tests: what the verdict rests on. */
function p({ adjustedPValue }: ColumnReport): string {
  return adjustedPValue === undefined ? "–" : bareProbability(adjustedPValue).replace(" ", "\u00a0");
}
