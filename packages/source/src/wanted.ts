import { type Cell, cellText, classify, readNumber, readTime } from "@driftline/drift";

/** Which cells of a column: those of one name, or the numbers or times in [from, to). */
export type Wanted = { readonly equals: string } | { readonly from: number; readonly to: number };

export function isWanted(cell: Cell, wanted: Wanted): boolean {
  if ("equals" in wanted) return goesBy(cell, wanted.equals);
  const number = readNumber(cell);
  const value = Number.isNaN(number) ? readTime(cell) : number;
  return value >= wanted.from && value < wanted.to;
}

/** By its text, or as a boolean in whatever case it is written. */
function goesBy(cell: Cell, label: string): boolean {
  const text = cellText(cell);
  return text === label || (classify(cell) === "boolean" && text.trim().toLowerCase() === label);
}
