import { count } from "@driftline/drift/render/format";
import { element } from "../dom/element.ts";
import { smallTable } from "../dom/smallTable.ts";
import { badge, nameNode } from "../dom/words.ts";
import type { Remains } from "./read.ts";

const most = 200;

/** What is wrong with a report, and the verdicts that can still be read from it. */
export function problemPart(problem: string, rest: readonly Remains[]): readonly HTMLElement[] {
  const message = element(
    "p",
    { role: "alert", class: "problem" },
    "This report cannot be shown in full. ",
    nameNode(problem, 400),
  );
  if (rest.length === 0) return [message];
  const table = smallTable({
    caption: `What can still be read, as it was written${rest.length > most ? `; the first ${count(most)} of ${count(rest.length)} columns` : ""}`,
    heads: ["Column", "Verdict"],
    rows: rest.slice(0, most).map(({ name, verdict }) => [nameNode(name), verdict ? badge(verdict) : "–"]),
  });
  return [message, table];
}
