import { percent } from "@driftline/drift/render/format";
import { element } from "../dom/element.ts";
import { root } from "../dom/root.ts";
import { nameNode } from "../dom/words.ts";
import type { View } from "../viewProtocol.ts";
import { sentenceOf, share } from "./words.ts";

/** A bar, the time left, and a button that asks the kernel to stop. */
export const progressView: View = {
  render({ model, el }) {
    const what = element("span", { class: "what" });
    const bar = element("progress", { max: 1, "aria-label": "Progress" });
    const status = element("span", { class: "quiet", role: "status" });
    const stop = element("button", { type: "button" }, "Stop");
    let isStopping = false;
    const draw = (): void => {
      const state = String(model.get("state"));
      const part = share(Number(model.get("done")), Number(model.get("of")));
      what.replaceChildren(nameNode(String(model.get("what") ?? ""), 80));
      if (part === undefined && state === "running") bar.removeAttribute("value");
      else bar.value = state === "done" ? 1 : (part ?? 0);
      if (part !== undefined) bar.setAttribute("aria-valuetext", percent(part));
      const isRunning = state === "running" || state === "stopping";
      const shown = isStopping && state === "running" ? "stopping" : state;
      status.replaceChildren(
        nameNode(
          sentenceOf({
            state: shown,
            part,
            secondsLeft: model.get("secondsLeft"),
            now: model.get("now"),
            message: model.get("message"),
          }),
          200,
        ),
      );
      stop.hidden = !isRunning;
      stop.disabled = shown === "stopping";
      stop.textContent = shown === "stopping" ? "Stopping" : "Stop";
      place.classList.toggle("failed", state === "failed");
    };
    stop.addEventListener("click", () => {
      isStopping = true;
      model.send({ kind: "stop" });
      draw();
    });
    const place = root(el, "progress-view", element("div", { class: "bar" }, what, bar, stop), status);
    draw();
    const names = ["what", "done", "of", "now", "secondsLeft", "state", "message"];
    const isStateAnew = (): void => {
      isStopping = false;
      draw();
    };
    const listenerOf = (name: string): (() => void) => (name === "state" ? isStateAnew : draw);
    for (const name of names) model.on(`change:${name}`, listenerOf(name));
    return () => {
      for (const name of names) model.off(`change:${name}`, listenerOf(name));
    };
  },
};
