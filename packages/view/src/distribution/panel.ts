import type { ColumnReport } from "@driftline/drift";
import { isNamed } from "@driftline/drift/render/picture/shares";
import { choice } from "../dom/choice.ts";
import { element } from "../dom/element.ts";
import { type CategoryOrder, categories } from "../picture/categories.ts";
import { curves } from "../picture/curves.ts";
import { type Amount, histogram } from "../picture/histogram.ts";

export type Shape = "bins" | "curves" | "both";

/** How a person looks at distributions; one for all that a view opens. */
export interface Look {
  shape: Shape;
  amount: Amount;
  order: CategoryOrder;
}

/** One column's distribution, and the buttons that say how it is looked at. */
export function distributionPanel(column: ColumnReport, look: Look): HTMLElement {
  if (column.bins.reference.length === 0)
    return element(
      "p",
      { class: "quiet" },
      "The distribution of this column is not kept here; a report in a file has it.",
    );
  const pictures = element("div", { class: "pictures" });
  const draw = (): void => pictures.replaceChildren(...drawnOf(column, look));
  const named = isNamed(column);
  const set =
    <Name extends keyof Look>(name: Name) =>
    (value: Look[Name]): void => {
      look[name] = value;
      draw();
    };
  const amounts = choice<Amount>({
    label: "Shares or counts",
    options: [
      ["share", "Share"],
      ["count", "Count"],
    ],
    value: look.amount,
    choose: set("amount"),
  });
  const second = named
    ? choice<CategoryOrder>({
        label: "Order of values",
        options: [
          ["change", "By change"],
          ["size", "By size"],
        ],
        value: look.order,
        choose: set("order"),
      })
    : choice<Shape>({
        label: "Bins or curves",
        options: [
          ["bins", "Bins"],
          ["curves", "Curves"],
          ["both", "Both"],
        ],
        value: look.shape,
        choose: set("shape"),
      });
  draw();
  return element("div", { class: "distribution" }, element("div", { class: "bar" }, amounts, second), pictures);
}

function drawnOf(column: ColumnReport, { shape, amount, order }: Look): readonly HTMLElement[] {
  const pictures = isNamed(column)
    ? [categories(column, amount, order)]
    : [shape === "curves" ? undefined : histogram(column, amount), shape === "bins" ? undefined : curves(column)];
  return pictures.filter((picture) => picture !== undefined);
}
