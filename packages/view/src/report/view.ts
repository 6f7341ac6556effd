import { decide, type Report, type SmallestEffect } from "@driftline/drift";
import { readReport } from "@driftline/drift/render/readReport";
import { reportSentence, rowsSentence, say, verdictNames } from "@driftline/drift/render/words";
import { element } from "../dom/element.ts";
import type { Model, View } from "../protocol.ts";

const plain = (text: string): string => text;

export const reportView: View = {
  render({ model, el }) {
    const report = readReport(JSON.stringify(model.get("report")));
    const place = element("div", { class: "driftline" });
    const draw = (): void => place.replaceChildren(...content(redecided(report, model)));
    draw();
    el.replaceChildren(place);
    const events = ["change:falseAlarms", "change:smallestEffect"];
    for (const event of events) model.on(event, draw);
    return () => {
      for (const event of events) model.off(event, draw);
    };
  },
};

function redecided(report: Report, model: Model): Report {
  const falseAlarms = model.get("falseAlarms") as number | null;
  const smallestEffect = model.get("smallestEffect") as SmallestEffect | null;
  if (falseAlarms === null && smallestEffect === null) return report;
  return decide(report, {
    ...(falseAlarms === null ? {} : { falseAlarms }),
    ...(smallestEffect === null ? {} : { smallestEffect }),
  });
}

function content(report: Report): Node[] {
  const rows = report.columns.map(({ name, verdict }) =>
    element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, verdictNames[verdict].word)),
  );
  return [
    element("h3", {}, say(reportSentence(report), plain, plain)),
    element("p", {}, say(rowsSentence(report), plain, plain)),
    element("table", {}, element("tbody", {}, ...rows)),
  ];
}
