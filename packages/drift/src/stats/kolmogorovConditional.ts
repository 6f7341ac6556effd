import { hypergeometricPoint } from "./hypergeometric.ts";

/**
 * P(max |F - G| >= distance) over all ways to deal the pooled rows to two sides of `smaller` and `larger` rows, with the
 * ties as they are: `ties` holds the pooled number of rows in each tie group, ascending by value. Exact.
 *
 * After t rows, j of them the smaller side's, F - G is (j N - t smaller) / (smaller larger). The chance to be at j without
 * having gone as far as `distance` is carried from the end of one tie group to the end of the next.
 */
export function kolmogorovConditional(
  ties: ArrayLike<number>,
  smaller: number,
  larger: number,
  distance: number,
): number {
  const population = smaller + larger;
  // Gaps are whole numbers over smaller * larger: half a unit, and the last digits, keep an equal gap on the far side.
  const limit = distance * smaller * larger * (1 - 1e-12) - 0.5;
  if (limit <= 0) return 1;
  let chances = new Float64Array(smaller + 2);
  let next = new Float64Array(smaller + 2);
  chances[0] = 1;
  let low = 0;
  let high = 0;
  let before = 0;
  let passed = 0;
  for (let index = 0; index < ties.length && low <= high; index += 1) {
    const size = ties[index] as number;
    const after = before + size;
    const lowest = Math.max(low, after - larger);
    const highest = Math.min(smaller, high + size);
    next.fill(0, low, highest + 2);
    for (let j = low; j <= high; j += 1) {
      const chance = chances[j] as number;
      if (chance > 0) deal(next, chance, j, { left: population - before, marked: smaller - j, size });
    }
    low = highest + 1;
    high = lowest - 1;
    for (let j = lowest; j <= highest; j += 1) {
      if (Math.abs(j * population - after * smaller) > limit) {
        passed += next[j] as number;
        next[j] = 0;
      } else {
        low = Math.min(low, j);
        high = j;
      }
    }
    [chances, next] = [next, chances];
    before = after;
  }
  return Math.min(1, passed);
}

interface Deal {
  readonly left: number;
  readonly marked: number;
  readonly size: number;
}

/** Spreads a chance over the number of the smaller side's rows among the next `size` rows. */
function deal(next: Float64Array, chance: number, j: number, { left, marked, size }: Deal): void {
  if (size === 1) {
    const share = marked / left;
    next[j] = (next[j] as number) + chance * (1 - share);
    next[j + 1] = (next[j + 1] as number) + chance * share;
    return;
  }
  const fewest = Math.max(0, size + marked - left);
  const most = Math.min(marked, size);
  // Outwards from the likeliest count, where the point probability cannot vanish.
  const middle = Math.min(most, Math.max(fewest, Math.floor(((size + 1) * (marked + 1)) / (left + 2))));
  const peak = chance * hypergeometricPoint(middle, left, marked, size);
  const rest = left - marked - size;
  for (let count = middle, term = peak; count <= most && term > 0; count += 1) {
    next[j + count] = (next[j + count] as number) + term;
    term *= ((marked - count) / (count + 1)) * ((size - count) / (rest + count + 1));
  }
  for (let count = middle, term = peak; count > fewest && term > 0; count -= 1) {
    term *= (count / (marked - count + 1)) * ((rest + count) / (size - count + 1));
    next[j + count - 1] = (next[j + count - 1] as number) + term;
  }
}
