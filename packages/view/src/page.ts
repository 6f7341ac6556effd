// The script of a page of its own: it finds the report in the page, and shows it.
import { localModel, mount } from "./browser.ts";

const place = document.getElementById("report");
const data = document.getElementById("report-data")?.textContent ?? "";

if (place) {
  const main = place.appendChild(document.createElement("main"));
  mount("report", localModel({ report: parsed(data), falseAlarms: null, smallestEffect: null }), main);
  performance.mark("driftline-first-rows");
}

/** What is no JSON stays text: the view says what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
