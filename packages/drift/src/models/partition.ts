import type { Split } from "./bestSplit.ts";
import type { Binned } from "./histogramBins.ts";

/**
 * Moves the rows from `from` to `to` that go left before the others, each keeping their order, and says where the others
 * begin. `others` is room for them on the way.
 */
export function partition(
  { cells, bins }: Binned,
  split: Split,
  rows: Uint32Array,
  { from, to }: { readonly from: number; readonly to: number },
  others: Uint32Array,
): number {
  const ofRow = cells[split.column] as Uint8Array;
  const goesLeft = leftBins(split, bins[split.column]?.count as number);
  let cut = from;
  let rest = 0;
  for (let place = from; place < to; place += 1) {
    const row = rows[place] as number;
    const left = goesLeft[ofRow[row] as number] as number;
    // Both are written and one of them is kept: a branch that nothing can foretell costs more.
    rows[cut] = row;
    others[rest] = row;
    cut += left;
    rest += 1 - left;
  }
  rows.set(others.subarray(0, rest), cut);
  return cut;
}

/** Ones for the bins that go left; that of missing values is the last. */
function leftBins({ categories, upTo, missingLeft }: Split, count: number): Uint8Array {
  if (categories) return categories;
  const left = new Uint8Array(count + 1).fill(1, 0, upTo + 1);
  left[count] = missingLeft ? 1 : 0;
  return left;
}
