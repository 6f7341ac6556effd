import { element } from "./element.ts";

export interface Choice<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  choose(value: Value): void;
}

/** One of a few, as buttons side by side; the pressed one holds. */
export function choice<Value extends string>({ label, options, value, choose }: Choice<Value>): HTMLElement {
  const buttons = options.map(([name, text]) =>
    element("button", { type: "button", "aria-pressed": String(name === value), "data-value": name }, text),
  );
  const press = (event: Event): void => {
    const pressed = (event.target as Element).closest("button");
    if (!pressed) return;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === pressed));
    choose(pressed.dataset["value"] as Value);
  };
  return element("div", { class: "choice", role: "group", "aria-label": label, onclick: press }, ...buttons);
}
