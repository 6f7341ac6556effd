import { element } from "./dom/element.ts";
import { root } from "./dom/root.ts";
import type { Model } from "./protocol.ts";
import type { CleanUp, View } from "./viewProtocol.ts";

/** Shows a view in an element. What goes wrong becomes a plain message there, never an empty place. */
export function mountIn(views: ReadonlyMap<string, View>, name: string, model: Model, el: HTMLElement): CleanUp {
  const view = views.get(name);
  if (!view) {
    showProblem(el, `There is no view called "${name.slice(0, 60)}" in this version; update Driftline to see it.`);
    return () => el.replaceChildren();
  }
  const ends: (CleanUp | undefined)[] = [];
  try {
    ends.push(view.initialize?.({ model }), view.render({ model, el }));
  } catch (thrown) {
    showProblem(el, `This could not be shown: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  return () => {
    for (const end of ends) end?.();
    el.replaceChildren();
  };
}

function showProblem(el: HTMLElement, message: string): void {
  root(el, "problem-view", element("p", { role: "alert", class: "problem" }, message));
}
