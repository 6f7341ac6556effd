import type { Assumption, Types } from "@driftline/drift";
import type { DirectTable } from "../parquet/direct.ts";
import type { Part } from "../part.ts";

/** All that it takes to open a table again, in this thread or another one: plain data. */
export interface Recipe {
  /** What reports call the table. */
  readonly name: string;
  /** SQL that may follow FROM, and what must be attached before. */
  readonly from: string;
  readonly attach?: string;
  /** Cells have types of their own, or are fields of text, or the JSON that stood there. */
  readonly cells: "typed" | "text" | "json";
  readonly types: Types;
  readonly notes: readonly Assumption[];
  /** Which part of it the table is: what was taken of the rows and columns, one after the other. */
  readonly filters: readonly Part[];
  /** Columns that are read without DuckDB, of the whole table. */
  readonly direct?: DirectTable | undefined;
  /** The files behind it, which must stay as they are. */
  readonly files: readonly FileState[];
}

export interface FileState {
  readonly path: string;
  readonly state: string;
}
