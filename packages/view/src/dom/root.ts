import { attachStyle } from "./attachStyle.ts";
import { type Child, element } from "./element.ts";

/** What every view stands in: the class that all rules hang on, in the language of our words. */
export function root(el: HTMLElement, kind: string, ...children: readonly Child[]): HTMLElement {
  const made = element("div", { class: `driftline ${kind}`, lang: "en", dir: "ltr" }, ...children);
  el.replaceChildren(made);
  attachStyle(el);
  return made;
}
