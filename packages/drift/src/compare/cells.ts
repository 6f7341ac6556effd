import type { Reading } from "../kinds/kind.ts";
import type { Cells } from "../measure.ts";

/** Both sides' counts side by side, in an order that no engine has a say in: numbers ascending, names and times by code unit. */
export function alignCounts(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
  reading: Reading,
): Cells & { readonly labels: readonly string[] } {
  const isNumber = reading === "number" || reading === "length" || reading === "words";
  const labels = [...new Set([...reference.keys(), ...current.keys()])].sort(
    isNumber ? (left, right) => Number(left) - Number(right) : undefined,
  );
  return {
    labels,
    reference: labels.map((label) => reference.get(label) ?? 0),
    current: labels.map((label) => current.get(label) ?? 0),
  };
}
