import { decide, type Report } from "@driftline/drift";
import { togetherSentences } from "@driftline/drift/render/togetherWords";
import { element } from "../dom/element.ts";
import { onceAFrame } from "../dom/onceAFrame.ts";
import { root } from "../dom/root.ts";
import { badge, nameNode, wordNodes } from "../dom/words.ts";
import type { Model } from "../protocol.ts";
import { segmentsPanel } from "../segments/panel.ts";
import { columnsTable } from "../table/columnsTable.ts";
import type { CleanUp, View } from "../viewProtocol.ts";
import { controls, movedBy } from "./controls.ts";
import { headPart } from "./head.ts";
import { notesPart } from "./notes.ts";
import { problemPart } from "./problem.ts";
import { readState } from "./read.ts";

/** A whole report: the answer, the columns, and what is known beside them. */
export const reportView: View = {
  render({ model, el }) {
    let end: CleanUp = () => {};
    const draw = (): void => {
      end();
      end = drawReport(model, el);
    };
    draw();
    model.on("change:report", draw);
    return () => {
      model.off("change:report", draw);
      end();
    };
  },
};

function drawReport(model: Model, el: HTMLElement): CleanUp {
  const reading = readState(model.get("report"));
  if ("problem" in reading) {
    root(el, "report-view", ...problemPart(reading.problem, reading.rest));
    return () => {};
  }
  const { report: recorded } = reading;
  const head = element("div", {});
  const after = element("div", { class: "after" });
  const columns = recorded.columns.length > 0 ? columnsTable(recorded) : undefined;
  const moved = controls(recorded, model);
  root(el, "report-view", head, ...(columns ? [moved.element, columns.element] : []), after);

  const update = (): void => {
    const changes = movedBy(model);
    const report = Object.keys(changes).length === 0 ? recorded : decide(recorded, changes);
    head.replaceChildren(headPart(report));
    moved.update(report);
    columns?.update(report);
    after.replaceChildren(...afterParts(report));
  };
  // Both may be set at once: they are decided upon once.
  const ask = onceAFrame(update);
  update();
  const events = ["change:falseAlarms", "change:smallestEffect"];
  for (const event of events) model.on(event, ask);
  return () => {
    for (const event of events) model.off(event, ask);
    columns?.end();
  };
}

function afterParts(report: Report): readonly HTMLElement[] {
  const { segments = [], multivariate, columns } = report;
  // A report of one column shows its segments in the column's own row.
  const hasSegments = segments.length > 0 && columns.length > 1;
  return [
    ...(hasSegments ? [part("Segments", segmentsPanel(report))] : []),
    ...(multivariate
      ? [
          part(
            "All columns together",
            element(
              "p",
              {},
              badge(multivariate.verdict),
              " ",
              ...togetherSentences(multivariate).flatMap((words) => [...wordNodes(words), " "]),
            ),
          ),
        ]
      : []),
    ...notesPart(report),
    element(
      "p",
      { class: "quiet foot" },
      "Driftline ",
      nameNode(report.version, 20),
      ", ",
      nameNode(report.createdAt, 40),
      ".",
    ),
  ];
}

function part(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element("section", {}, element("h3", {}, title), ...children);
}
