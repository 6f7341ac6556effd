import {
  type Answers,
  binsOf,
  DriftlineError,
  extentOf,
  type Kind,
  momentsOf,
  type Need,
  quantilesOf,
  type RowsColumn,
} from "@driftline/drift";
import { assumptionsOf } from "./assumptions.ts";
import { choose } from "./choose.ts";
import { type Column, extentOfCounts, type Tally } from "./column.ts";
import { contentOf } from "./fingerprint.ts";

/** Needs for which the order of rows counts. */
export type RowNeed = Need & { readonly need: "sample" | "texts" | "rows" };
export type TallyNeed = Exclude<Need, RowNeed>;

/** What a table knows of its columns beside their cells. */
export interface Typing {
  /** Whether cells came with types of their own. */
  readonly typed: boolean;
  /** The kind that the table's owner set. */
  kindOf(column: string): Kind | undefined;
}

export const isRowNeed = (need: Need): need is RowNeed =>
  need.need === "sample" || need.need === "texts" || need.need === "rows";

/** What a column answers to a need for which the order of its rows does not count. */
export function tallyAnswer(need: TallyNeed, column: Tally, typing: Typing): Answers[TallyNeed["need"]] {
  switch (need.need) {
    case "presence":
      return column.presence(need.as);
    case "counts":
      return column.counts(need.as);
    case "content":
      return contentOf(need.column, column);
    case "assumptions":
      return assumptionsOf(need.column, column, typing.typed, need.told ?? typing.kindOf(need.column));
  }
  if (need.as === "category") {
    if (need.need === "extent") return extentOfCounts(column.counts(need.as));
    throw notNumeric(need.column, need.need);
  }
  const ordered = column.ordered(need.as);
  switch (need.need) {
    case "ordered":
      return ordered;
    case "extent":
      return extentOf(ordered);
    case "moments":
      return momentsOf(ordered, need.shift);
    case "quantiles":
      return quantilesOf(ordered, need.probabilities);
    case "bins":
      return binsOf(ordered, need.edges);
  }
}

export function notNumeric(column: string, what: string): DriftlineError {
  return new DriftlineError(
    "notNumeric",
    `column ${JSON.stringify(column)} is read as categories, which have no ${what}; read it as a number or a time`,
  );
}

/** What columns in memory answer where the order of rows counts. */
export function rowsAnswer(need: RowNeed, rows: number, columnOf: (name: string) => Column): Answers[RowNeed["need"]] {
  if (need.need === "sample") {
    if (need.as === "category") throw notNumeric(need.column, need.need);
    const present = columnOf(need.column)
      .numbers(need.as)
      .filter((value) => !Number.isNaN(value));
    return Float64Array.from(choose(present.length, need.size, need.seed), (at) => present[at] as number);
  }
  if (need.need === "texts") {
    const column = columnOf(need.column);
    const held = Array.from({ length: column.rows }, (_, row) => row).filter((row) => column.label(row) !== undefined);
    const chosen = choose(held.length, need.size, need.seed);
    return Array.from(chosen, (at) => column.label(held[at] as number) as string);
  }
  const chosen = choose(rows, need.size, need.seed);
  return need.columns.map(({ column: name, as }): RowsColumn => {
    const column = columnOf(name);
    if (as === "category") return Array.from(chosen, (row) => column.label(row));
    const numbers = column.numbers(as);
    return Float64Array.from(chosen, (row) => numbers[row] as number);
  });
}
