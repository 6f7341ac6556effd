import type { Evidence, Interval } from "../report.ts";

/** What one column, or its missing cells, say about "is it real" and "does it matter". */
export interface Finding {
  /** Absent where the pooled values are constant or a side is empty: there is nothing to test. */
  readonly evidence?: Evidence;
  /** The share of rows that moved, without the bias of small samples; of missing cells the signed change of their share. */
  readonly effect?: Interval;
}
