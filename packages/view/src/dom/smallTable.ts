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

/** Heads of columns that hold no numbers; one of pictures is heard and not seen. */
const words = new Set(["Verdict", "Bars"]);
const unseen = new Map([
  ["", "Of"],
  ["Bars", "Bars"],
]);

export function smallTable({ caption, heads, rows, class: name = "" }: SmallTable): HTMLTableElement {
  const alignment = heads.map((head) => (words.has(head) ? { class: "left" } : {}));
  const head = heads.map((text, index) => {
    const heard = unseen.get(text);
    return element("th", { scope: "col", ...alignment[index] }, heard === undefined ? text : hidden(heard));
  });
  const body = rows.map(([first, ...cells]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, first),
      ...cells.map((cell, index) => element("td", { ...alignment[index + 1] }, cell)),
    ),
  );
  return element(
    "table",
    { class: `small-table ${name}`.trim() },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}
