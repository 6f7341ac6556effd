import { DriftlineError } from "../errors.ts";
import type { Ordered } from "../need.ts";

/**
 * Quantiles by method R-7 of Hyndman and Fan 1996, Sample Quantiles in Statistical Packages: linear interpolation at
 * (n - 1) p. The last bit follows numpy's `quantile`, which interpolates from the nearer end. NaN where there is no value.
 *
 *     quantilesOf({ values: Float64Array.of(1, 2, 3, 10) }, [0.5, 0.9]); // [2.5, 7.9]
 */
export function quantilesOf(ordered: Ordered, probabilities: readonly number[]): number[] {
  for (const probability of probabilities) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new DriftlineError("badOption", `quantiles: a probability must lie between 0 and 1, got ${probability}`);
    }
  }
  const { at, size } = byRank(ordered);
  return probabilities.map((probability) => {
    if (size === 0) return Number.NaN;
    const position = (size - 1) * probability;
    const below = Math.floor(position);
    const low = at(below);
    const high = at(Math.min(below + 1, size - 1));
    const part = position - below;
    return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
  });
}

/** The value of a rank, counted from 0. */
function byRank({ values, counts }: Ordered): { size: number; at(rank: number): number } {
  if (!counts) return { size: values.length, at: (rank) => values[rank] as number };
  const ends = new Float64Array(counts.length);
  let size = 0;
  for (let index = 0; index < counts.length; index += 1) {
    size += counts[index] as number;
    ends[index] = size;
  }
  const at = (rank: number): number => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] as number) > rank) high = middle;
      else low = middle + 1;
    }
    return values[low] as number;
  };
  return { size, at };
}
