import type { Cell } from "@driftline/drift";

/**
 * How a column's cells are read. Plain numbers and times are doubles, which are quick to fetch; the others are texts from
 * which each different one is made a cell, as in any other source.
 */
export interface CellReader {
  /** SQL of a double, NULL where the cell is no plain number. */
  readonly plain?: string;
  readonly holds?: "number" | "time";
  /** SQL of a text, NULL where the cell is plain or is not there. */
  readonly other?: string;
  readonly cellOf?: (text: string) => Cell;
  /** Whether the texts may be numbers. */
  readonly numeric?: true;
  /** Of texts that hardly repeat, whether most look like times. */
  readonly looks?: "time" | "text";
  /** Whether it may be whole numbers that a double rounds. */
  readonly long?: true;
  /** Whether plain values repeat so often that they are counted rather than fetched. */
  readonly few?: true;
  /** Whether a plain value was seen. */
  readonly seen?: true;
  /** What there is to say of every cell of the type. */
  readonly note?: { readonly code: string; readonly message: string };
  readonly doubt?: Doubt;
}

/** What there is to say of some cells of a type, where there are any. */
export interface Doubt {
  readonly code: string;
  /** SQL of how many there are, and of one to show. */
  ask(from: string): string;
  says(column: string, cells: number, rows: number, example: string): string;
}
