import type { Kind, Note } from "@driftline/drift";

export interface DescribedColumn {
  readonly name: string;
  readonly kind: Kind;
  /** The share of rows without a value of that kind. */
  readonly missing: number;
}

export interface TableDescription {
  readonly schema: "driftline.description/1";
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly DescribedColumn[];
  /** What was assumed of the table or, with its name, of a column. */
  readonly notes: readonly Note[];
}
