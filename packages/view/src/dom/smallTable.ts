import { type Child, element } from "./element.ts";
import { hidden } from "./words.ts";

export interface SmallTable {
  readonly caption: Child;
  /** The first head stands over the names of the rows; an empty one is not seen. */
  readonly heads: readonly string[];
  /** The first of each is the row's name. */
  readonly rows: readonly (readonly Child[])[];
  readonly class?: string;
}

export function smallTable({ caption, heads, rows, class: name = "" }: SmallTable): HTMLTableElement {
  const head = heads.map((text) => element("th", { scope: "col" }, text === "" ? hidden("Of") : text));
  const body = rows.map(([first, ...cells]) =>
    element("tr", {}, element("th", { scope: "row" }, first), ...cells.map((cell) => element("td", {}, cell))),
  );
  return element(
    "table",
    { class: `small-table ${name}`.trim() },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
