import type { Sizes, Walk } from "../walk.ts";

/**
 * How the pooled rows are tied. `sizes` holds the rows of the tie groups in ascending order; of a long column neighbouring
 * small groups are put together to at most about 8,000, which is a function of the pooled values alone and so leaves any
 * test on them exact. `gap` is the largest |F - G| at the ends of these groups.
 */
export interface Ties {
  readonly reference: number;
  readonly current: number;
  readonly distinct: number;
  /** Rows of the most frequent value (the first of equals), and how many of them are the current side's. */
  readonly largest: number;
  readonly largestInCurrent: number;
  readonly sizes: Float64Array;
  readonly gap: number;
}

/** From this the exact tests for small samples and heavy ties are computed. */
export const ties: Walk<Ties> = {
  name: "ties",
  start: (sizes) => ({
    finish: ({ rows, inCurrent, distinct, largest, largestInCurrent }) => {
      const gap = largestGap(sizes, rows, inCurrent);
      return { ...sizes, distinct, largest, largestInCurrent, sizes: rows, gap };
    },
  }),
};

function largestGap({ reference: n, current: m }: Sizes, rows: Float64Array, inCurrent: Float64Array): number {
  let [i, j, widest] = [0, 0, 0];
  for (let index = 0; index < rows.length; index += 1) {
    const size = rows[index] as number;
    const more = inCurrent[index] as number;
    i += size - more;
    j += more;
    widest = Math.max(widest, Math.abs(i * m - j * n));
  }
  return n * m === 0 ? 0 : widest / (n * m);
}
