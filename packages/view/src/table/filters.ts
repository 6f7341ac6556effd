import { type Kind, type Report, type Verdict, verdicts } from "@driftline/drift";
import { verdictCounts } from "@driftline/drift/render/facts";
import { count } from "@driftline/drift/render/format";
import { kindNames, verdictNames } from "@driftline/drift/render/words";
import { element } from "../dom/element.ts";
import type { Filter } from "./order.ts";

export interface Filters {
  readonly element: HTMLElement;
  /** The counts, after the report was decided again. */
  update(report: Report): void;
}

/** Search by name; verdicts and kinds as buttons that say how many there are, any of which may be pressed. */
export function filters(report: Report, changed: (filter: Filter) => void): Filters {
  const pressed = { verdicts: new Set<Verdict>(), kinds: new Set<Kind>() };
  const input = element("input", {
    type: "search",
    placeholder: "Search columns",
    "aria-label": "Search columns",
    spellcheck: "false",
    autocomplete: "off",
  });
  const tell = (): void => changed({ search: input.value, ...pressed });
  input.addEventListener("input", tell);
  const toggle = <Value>(
    chosen: Set<Value>,
    value: Value,
    name: string,
    ...children: readonly (Node | string)[]
  ): HTMLButtonElement => {
    const button = element("button", { type: "button", class: `filter ${name}`, "aria-pressed": "false" }, ...children);
    button.addEventListener("click", () => {
      if (!chosen.delete(value)) chosen.add(value);
      button.setAttribute("aria-pressed", String(chosen.has(value)));
      tell();
    });
    return button;
  };
  const numbers = new Map(verdicts.map((verdict) => [verdict, element("b", {})]));
  const byVerdict = verdicts.map((verdict) => {
    const { symbol, word } = verdictNames[verdict];
    const sign = element("span", { class: "symbol", "aria-hidden": "true" }, symbol);
    return toggle(pressed.verdicts, verdict, verdict, sign, ` ${word} `, numbers.get(verdict) as HTMLElement);
  });
  const kinds = new Map<Kind, number>();
  for (const { kind } of report.columns) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const byKind = [...kinds].map(([kind, columns]) =>
    toggle(pressed.kinds, kind, "kind", `${kindNames[kind]} `, element("b", {}, count(columns))),
  );
  const group = (label: string, buttons: readonly HTMLElement[]): HTMLElement =>
    element("div", { class: "group", role: "group", "aria-label": label }, ...buttons);
  return {
    element: element(
      "div",
      { class: "bar filters" },
      input,
      group("Filter by verdict", byVerdict),
      ...(byKind.length > 1 ? [group("Filter by kind", byKind)] : []),
    ),
    update(decided) {
      const counts = verdictCounts(decided);
      for (const [verdict, node] of numbers) node.textContent = count(counts[verdict]);
    },
  };
}
