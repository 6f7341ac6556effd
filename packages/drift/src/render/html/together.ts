import type { Report } from "../../report.ts";
import { togetherSentences } from "../togetherWords.ts";
import { badge, inline } from "./table.ts";

/** What no column shows by itself. */
export function togetherPart({ multivariate }: Report, heading: (title: string) => string): string {
  if (!multivariate) return "";
  const sentences = togetherSentences(multivariate).map((words) => inline(words));
  return `${heading("All columns together")}<p>${badge(multivariate.verdict)} ${sentences.join(" ")}</p>`;
}
