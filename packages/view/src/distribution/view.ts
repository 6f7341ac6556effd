import { reportOf } from "@driftline/drift/render/readReport";
import { columnSentence, kindNames } from "@driftline/drift/render/words";
import { element } from "../dom/element.ts";
import { root } from "../dom/root.ts";
import { badge, nameNode, wordNodes } from "../dom/words.ts";
import type { View } from "../viewProtocol.ts";
import { distributionPanel, type Look } from "./panel.ts";

/** One column large. */
export const distributionView: View = {
  render({ model, el }) {
    const look: Look = { shape: "bins", amount: "share", order: "change" };
    const place = root(el, "distribution-view");
    const draw = (): void => {
      const report = reportOf(model.get("report"));
      const column = report.columns[0];
      if (!column) {
        place.replaceChildren(element("p", {}, "The report has no column to draw."));
        return;
      }
      const title = element("h3", {}, nameNode(column.name), " ", element("small", {}, kindNames[column.kind]));
      place.replaceChildren(
        element("div", { class: "bar" }, title, badge(column.verdict)),
        element("p", {}, ...wordNodes(columnSentence(column, report))),
        distributionPanel(column, look),
      );
    };
    draw();
    model.on("change:report", draw);
    return () => model.off("change:report", draw);
  },
};
