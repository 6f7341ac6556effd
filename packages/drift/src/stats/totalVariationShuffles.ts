import type { Sides } from "../measure.ts";
import { mersenneTwister, numpyPermutation } from "./mersenneTwister.ts";

/**
 * The total variation of two lists of categories, and the share of shuffles of all rows between the sides in which it is
 * at least as large. The shuffles are those of numpy's RandomState(seed).choice without replacement.
 */
export function totalVariationShuffles(
  { reference, current }: Sides<readonly string[]>,
  shuffles: number,
  seed: number,
): { readonly score: number; readonly pValue: number } {
  const labels = new Map<string, number>();
  const codes = Int32Array.from([...reference, ...current], (label) => {
    const code = labels.get(label) ?? labels.size;
    labels.set(label, code);
    return code;
  });
  const totals = new Int32Array(labels.size);
  for (const code of codes) totals[code] = (totals[code] as number) + 1;
  const n = reference.length;
  const m = current.length;
  /** n m times twice the distance, in whole numbers, so that equal distances are equal. */
  const spread = (chosen: Iterable<number>): number => {
    const counts = new Int32Array(labels.size);
    for (const row of chosen) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
    return counts.reduce((sum, count, code) => sum + Math.abs(count * m - ((totals[code] as number) - count) * n), 0);
  };
  const observed = spread(reference.keys());
  const word = mersenneTwister(seed);
  let reached = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle += 1)
    if (spread(numpyPermutation(n + m, word).subarray(0, n)) >= observed) reached += 1;
  return { score: observed / (2 * n * m), pValue: reached / shuffles };
}
