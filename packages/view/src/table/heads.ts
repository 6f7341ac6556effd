import { element } from "../dom/element.ts";
import { hidden } from "../dom/words.ts";
import type { Sort, SortKey } from "./order.ts";

const heads: readonly (readonly [name: string, text: string, key?: SortKey])[] = [
  ["name", "Column", "name"],
  ["verdict", "Verdict", "verdict"],
  ["picture", "Distribution"],
  ["moved", "Rows moved", "moved"],
  ["change", "Change"],
  ["missing", "Missing", "missing"],
  ["p", "p, corrected", "p"],
  ["reason", "Reason"],
];

/** Largest or worst first at the first press, but names and p-values from the beginning. */
const startsDown = (key: SortKey): boolean => key !== "name" && key !== "p";

/** The heads of the table; those that sort are buttons, and say so by aria-sort. */
export function tableHead(sorted: (sort: Sort) => void): HTMLElement {
  const cells = heads.map(([name, text, key]) => {
    const cell = element("div", { role: "columnheader", class: name });
    if (key)
      cell.append(
        element(
          "button",
          { type: "button", "data-key": key },
          text,
          element("span", { class: "arrow", "aria-hidden": "true" }),
        ),
      );
    else cell.append(name === "reason" ? hidden(text) : text);
    return cell;
  });
  let sort: Sort = { by: "verdict", isDown: true };
  const mark = (): void => {
    for (const [index, [, , key]] of heads.entries()) {
      const cell = cells[index] as HTMLElement;
      if (key === sort.by) cell.setAttribute("aria-sort", sort.isDown ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
  };
  const press = (event: Event): void => {
    const key = (event.target as Element).closest("button")?.dataset["key"] as SortKey | undefined;
    if (!key) return;
    sort = { by: key, isDown: key === sort.by ? !sort.isDown : startsDown(key) };
    mark();
    sorted(sort);
  };
  mark();
  return element("div", { role: "row", class: "heads", "aria-rowindex": 1, onclick: press }, ...cells);
}
