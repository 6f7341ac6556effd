import type { Report } from "@driftline/drift";
import {
  chanceSentence,
  presetSentence,
  reportSentence,
  rowsSentence,
  verdictNames,
} from "@driftline/drift/render/words";
import { element } from "../dom/element.ts";
import { wordNodes } from "../dom/words.ts";

/** The answer, before anything else: the verdict in a sentence, what was compared, and what chance alone would have done. */
export function headPart(report: Report): HTMLElement {
  const { symbol } = verdictNames[report.verdict];
  const shortened = report.notes.filter(({ code }) => code === "shortened");
  const small = `${chanceSentence(report)} ${presetSentence(report)}`.trimEnd();
  return element(
    "header",
    { class: `head ${report.verdict}` },
    element(
      "h2",
      {},
      element("span", { class: "symbol", "aria-hidden": "true" }, symbol),
      element("span", {}, ...wordNodes(reportSentence(report), 40)),
    ),
    element("p", {}, ...wordNodes(rowsSentence(report))),
    element("p", { class: "quiet" }, ...wordNodes([small])),
    ...shortened.map(({ message }) => element("p", { class: "quiet" }, `This report is ${message}.`)),
  );
}
