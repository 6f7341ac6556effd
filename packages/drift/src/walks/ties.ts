import type { Sizes, TieGroups, Walk } from "../walk.ts";

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
  start(sizes) {
    const { reference, current } = sizes;
    const rows = reference + current;
    const held = { length: 0, sizes: new Float64Array(Math.min(rows, 2 * mostGroups + 1)), widest: 0 };
    const passed = { distinct: 0, largest: 0, largestInCurrent: 0, size: 0, i: 0, j: 0, held };
    return {
      step: (groups) => pass(passed, sizes, groups),
      finish() {
        const { distinct, largest, largestInCurrent, size, i, j } = passed;
        if (size > 0) close(held, size, i * current - j * reference);
        const whole = reference * current;
        return {
          reference,
          current,
          distinct,
          largest,
          largestInCurrent,
          sizes: held.sizes.slice(0, held.length),
          gap: whole === 0 ? 0 : held.widest / whole,
        };
      },
    };
  },
};

interface Passed {
  distinct: number;
  largest: number;
  largestInCurrent: number;
  /** Rows of the groups that are being put together. */
  size: number;
  i: number;
  j: number;
  readonly held: Held;
}

interface Held {
  length: number;
  readonly sizes: Float64Array;
  widest: number;
}

function pass(passed: Passed, { reference: n, current: m }: Sizes, groups: TieGroups): void {
  const { length, reference, current } = groups;
  const { held } = passed;
  const atLeast = (n + m) / mostGroups;
  let { largest, size, i, j } = passed;
  for (let index = 0; index < length; index += 1) {
    const inReference = reference[index] as number;
    const inCurrent = current[index] as number;
    const both = inReference + inCurrent;
    if (both > largest) {
      largest = both;
      passed.largestInCurrent = inCurrent;
    }
    if (both >= atLeast && size > 0) {
      close(held, size, i * m - j * n);
      size = 0;
    }
    size += both;
    i += inReference;
    j += inCurrent;
    if (size >= atLeast) {
      close(held, size, i * m - j * n);
      size = 0;
    }
  }
  passed.distinct += length;
  passed.largest = largest;
  passed.size = size;
  passed.i = i;
  passed.j = j;
}

function close(held: Held, size: number, gap: number): void {
  held.sizes[held.length] = size;
  held.length += 1;
  held.widest = Math.max(held.widest, Math.abs(gap));
}
