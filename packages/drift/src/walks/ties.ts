import type { TieGroups, Walk } from "../walk.ts";

const mostGroups = 4096;

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
  start({ reference, current }) {
    const atLeast = (reference + current) / mostGroups;
    const sizes = new Float64Array(Math.min(reference + current, 2 * mostGroups + 1));
    let length = 0;
    let distinct = 0;
    let largest = 0;
    let largestInCurrent = 0;
    let size = 0;
    let i = 0;
    let j = 0;
    let widest = 0;
    const close = () => {
      sizes[length] = size;
      length += 1;
      size = 0;
      widest = Math.max(widest, Math.abs(i * current - j * reference));
    };
    return {
      step(groups: TieGroups) {
        distinct += groups.length;
        for (let index = 0; index < groups.length; index += 1) {
          const inReference = groups.reference[index] as number;
          const inCurrent = groups.current[index] as number;
          const both = inReference + inCurrent;
          if (both > largest) {
            largest = both;
            largestInCurrent = inCurrent;
          }
          if (size > 0 && both >= atLeast) close();
          size += both;
          i += inReference;
          j += inCurrent;
          if (size >= atLeast) close();
        }
      },
      finish() {
        if (size > 0) close();
        const whole = reference * current;
        return {
          reference,
          current,
          distinct,
          largest,
          largestInCurrent,
          sizes: sizes.slice(0, length),
          gap: whole === 0 ? 0 : widest / whole,
        };
      },
    };
  },
};
