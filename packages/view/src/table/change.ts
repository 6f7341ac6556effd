import type { ColumnReport } from "@driftline/drift";
import { count, points } from "@driftline/drift/render/format";
import { byChange, cellsOf, isNamed } from "@driftline/drift/render/picture/shares";
import { shiftWords } from "@driftline/drift/render/words";
import { element } from "../dom/element.ts";
import { nameNode } from "../dom/words.ts";

/** What changed in the column's own terms: the median with its interval, or the category that moved most, and new and lost ones. */
export function changeCell(column: ColumnReport): readonly Node[] {
  if (isNamed(column)) return categoryChange(column);
  const { value, interval } = shiftWords(column);
  return value === "–" ? [element("span", { class: "quiet" }, "–")] : lines([value, " median"], interval);
}

function categoryChange({ bins, newValues = [], lostValues = [] }: ColumnReport): readonly Node[] {
  const most = byChange(cellsOf(bins))[0];
  const moved = most ? [`${points(most.current - most.reference)} pt `, nameNode(most.label, 24)] : ["–"];
  const others = [...unshared("new", newValues), ...unshared("lost", lostValues)];
  const between = others.length === 2 ? [others[0], " · ", others[1]] : others;
  return [
    element("span", { class: "line" }, ...moved),
    ...(others.length > 0 ? [element("small", { class: "line" }, ...between)] : []),
  ];
}

function unshared(word: string, names: readonly string[]): Node[] {
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` and ${count(names.length - 1)} more` : "";
  return [element("span", {}, `${word}: `, nameNode(first, 16), more)];
}

/** A value, and below it how sure one can be. */
export function lines(value: readonly (Node | string)[], interval: string): readonly Node[] {
  return [
    element("span", { class: "line" }, ...value),
    ...(interval === "" ? [] : [element("small", { class: "line" }, interval)]),
  ];
}
