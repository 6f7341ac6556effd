import type { Report, SmallestEffect } from "@driftline/drift";
import { percent } from "@driftline/drift/render/format";
import { element } from "../dom/element.ts";
import type { Model } from "../protocol.ts";

export interface Controls {
  readonly element: HTMLElement;
  /** Shows what the model has now, whoever set it. */
  update(report: Report): void;
}

/** The least that one can ask for, and how far a key moves it. */
const step = 0.005;
const budgets = [0.001, 0.01, 0.05, 0.1, 0.2];

/** What counts as large enough, and how often chance may ring: both decide again in place. */
export function controls(recorded: Report, model: Model): Controls {
  const { falseAlarms, smallestEffect } = recorded.options;
  const keep = (name: string, value: unknown): void => {
    model.set(name, value);
    model.save_changes();
  };
  const range = element("input", {
    type: "range",
    min: Math.min(step, smallestEffect.value),
    max: Math.max(0.5, smallestEffect.value),
    step,
  });
  const said = element("output", {});
  range.addEventListener("input", () => keep("smallestEffect", { ...smallestEffect, value: Number(range.value) }));
  const offered = [...new Set([...budgets, falseAlarms])].sort((left, right) => left - right);
  const select = element(
    "select",
    {},
    ...offered.map((budget) => element("option", { value: budget }, percent(budget))),
  );
  select.addEventListener("change", () => keep("falseAlarms", Number(select.value)));
  const reset = element("button", { type: "button" }, "As recorded");
  reset.addEventListener("click", () => {
    model.set("falseAlarms", null);
    keep("smallestEffect", null);
  });
  return {
    element: element(
      "div",
      { class: "bar controls", role: "group", "aria-label": "What counts as drift" },
      element("label", {}, "A change matters from ", range, said),
      element("label", {}, "Chance of a false alarm ", select),
      reset,
    ),
    update({ options }) {
      range.value = String(options.smallestEffect.value);
      said.textContent = `${percent(options.smallestEffect.value)} of rows`;
      range.setAttribute("aria-valuetext", said.textContent);
      select.value = String(offered.find((budget) => budget === options.falseAlarms) ?? "");
      reset.disabled = model.get("falseAlarms") === null && model.get("smallestEffect") === null;
    },
  };
}

/** The report as the model has it decided; its own verdicts where nobody moved anything. */
export function movedBy(model: Model): { readonly falseAlarms?: number; readonly smallestEffect?: SmallestEffect } {
  const falseAlarms = model.get("falseAlarms");
  const smallestEffect = model.get("smallestEffect");
  return {
    ...(typeof falseAlarms === "number" ? { falseAlarms } : {}),
    ...(isSmallestEffect(smallestEffect) ? { smallestEffect } : {}),
  };
}

function isSmallestEffect(value: unknown): value is SmallestEffect {
  if (typeof value !== "object" || value === null) return false;
  const { value: size, missing, columns } = value as Partial<SmallestEffect>;
  return typeof size === "number" && typeof missing === "number" && typeof columns === "object" && columns !== null;
}
