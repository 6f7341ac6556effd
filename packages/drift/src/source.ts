import type { Kind } from "./kinds/kind.ts";
import type { AnswerTo, Need } from "./need.ts";

/** Something decided about a column without being told so; the report repeats it. */
export interface Assumption {
  readonly code: string;
  readonly message: string;
}

/** `values` is the number of cells that hold something: a side without any has no say in the column's kind. */
export interface ColumnFacts {
  readonly name: string;
  readonly kind: Kind;
  readonly values: number;
  readonly assumptions: readonly Assumption[];
}

export interface TableFacts {
  readonly rows: number;
  /** Equal for tables of equal content, whatever file or engine holds them. */
  readonly fingerprint: string;
  readonly columns: readonly ColumnFacts[];
  /** What was odd in the table as a whole, such as rows of another length. */
  readonly notes: readonly Assumption[];
}

/** Rows to keep: those whose cell reads as the category `equals`, or as a number in [from, to). */
export type Filter =
  | { readonly column: string; readonly equals: string }
  | { readonly column: string; readonly from: number; readonly to: number };

export type Types = Readonly<Record<string, Kind>>;

/**
 * Where rows come from and where sums are computed. An engine answers needs; it knows nothing of measures.
 * Needs come in two calls: first what the reference's edges take, then what is counted with them.
 */
export interface Source {
  readonly name: string;
  describe(types?: Types): Promise<TableFacts>;
  summarise<const Needs extends readonly Need[]>(
    needs: Needs,
  ): Promise<{ [Index in keyof Needs]: AnswerTo<Needs[Index]> }>;
  where(filter: Filter): Source;
}
