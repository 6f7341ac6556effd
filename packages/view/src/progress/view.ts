import { element } from "../dom/element.ts";
import type { View } from "../protocol.ts";

/** A bar, the time left, and a button that asks the kernel to stop. */
export const progressView: View = {
  render({ model, el }) {
    const bar = element("progress", { "aria-label": String(model.get("what")) });
    const words = element("p", { role: "status" });
    const stop = element("button", { type: "button", onclick: () => model.send({ kind: "stop" }) }, "Stop");
    const draw = (): void => {
      const [done, of] = [Number(model.get("done")), Number(model.get("of"))];
      if (of > 0) {
        bar.max = of;
        bar.value = done;
      } else bar.removeAttribute("value");
      words.textContent = [model.get("what"), model.get("now"), model.get("message")].filter(Boolean).join(": ");
      stop.hidden = model.get("state") !== "running";
    };
    draw();
    el.replaceChildren(element("div", { class: "driftline" }, words, bar, stop));
    model.on("change", draw);
    return () => model.off("change", draw);
  },
};
