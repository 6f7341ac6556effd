import type { Verdict } from "@driftline/drift";
import { nameLimit, shorten, shown } from "@driftline/drift/render/escape";
import { glued, verdictNames, type Words } from "@driftline/drift/render/words";
import { element } from "./element.ts";

const titleLimit = 300;

/** A user's name, isolated from the direction of the text around it; cut, with more of it in its title. */
export function nameNode(name: string, limit = nameLimit): HTMLElement {
  const isCut = [...name.slice(0, limit * 2 + 2)].length > limit;
  return element("bdi", isCut ? { title: shown(name, titleLimit) } : {}, shown(name, limit));
}

/** Our words and users' names as nodes. */
export function wordNodes(words: Words, limit = nameLimit): Node[] {
  return words.map((word) =>
    typeof word === "string" ? document.createTextNode(glued(word)) : nameNode(shorten(word.name, titleLimit), limit),
  );
}

export function badge(verdict: Verdict): HTMLElement {
  const { word, symbol, meaning } = verdictNames[verdict];
  return element(
    "span",
    { class: `badge ${verdict}`, title: meaning },
    element("span", { "aria-hidden": "true" }, symbol),
    ` ${word}`,
  );
}

export function hidden(text: string): HTMLElement {
  return element("span", { class: "hidden" }, text);
}
