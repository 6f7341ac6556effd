import { reportOf } from "@driftline/drift/render/readReport";
import { root } from "../dom/root.ts";
import type { View } from "../viewProtocol.ts";
import { segmentsPanel } from "./panel.ts";

/** The segments of a report, by themselves. */
export const segmentsView: View = {
  render({ model, el }) {
    const place = root(el, "segments-view");
    const draw = (): void => place.replaceChildren(segmentsPanel(reportOf(model.get("report"))));
    draw();
    model.on("change:report", draw);
    return () => model.off("change:report", draw);
  },
};
