import type { Note, Pair } from "@driftline/drift";

/** What the report holds, and what was found now. */
export interface Both<Value> {
  readonly recorded: Value;
  readonly found: Value;
}

export interface TableCheck {
  readonly name: Both<string>;
  readonly rows: Both<number>;
  readonly fingerprint: Both<string>;
  /** Whether the table holds what the report was made of. */
  readonly same: boolean;
}

/** One value of the report that is not what it was; `found` or `recorded` is missing where there is none. */
export interface Difference extends Partial<Both<unknown>> {
  readonly column?: string;
  /** `column=value`. */
  readonly segment?: string;
  /** Which value, as a path from the report, the column or the segment's column on. */
  readonly what: string;
}

/** What came of making a report again. */
export interface Verification extends Pair<TableCheck> {
  readonly schema: "driftline.verification/1";
  readonly same: boolean;
  readonly createdAt: string;
  /** Which version of Driftline made the report, and which one made it again. */
  readonly version: Both<string>;
  readonly verdict: Both<string>;
  readonly columns: number;
  readonly differences: readonly Difference[];
  readonly notes: readonly Note[];
}
