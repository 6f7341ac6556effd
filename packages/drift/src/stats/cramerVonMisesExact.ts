import type { Sizes } from "../walk.ts";

/** How many paths have each sum of squares, by ascending sum. */
interface Frequencies {
  readonly sums: readonly number[];
  readonly counts: readonly number[];
}

/**
 * P(U >= `u`) of two samples without ties, exactly: every path of the lattice is counted by its sum of squared gaps
 * (Xiao, Gordon and Yakovlev 2006, A C++ Program for the Cramér-Von Mises Two-Sample Test).
 */
export function cramerVonMisesExact({ reference: m, current: n }: Sizes, u: number): number {
  const product = m * n;
  const common = product / divisor(m, n);
  const bound = Math.floor((common ** 2 * (m + n) * (6 * u - product * (4 * product - 1))) / (6 * product ** 2));
  const none: Frequencies = { sums: [], counts: [] };
  let row: Frequencies[] = Array.from({ length: m + 1 }, (_, i) => (i === 0 ? { sums: [0], counts: [1] } : none));
  for (let j = 0; j <= n; j += 1) {
    let left = none;
    row = row.map((below, i) => {
      left = moved(merged(left, below), ((common / m) * i - (common / n) * j) ** 2);
      return left;
    });
  }
  const { sums, counts } = row[m] as Frequencies;
  let paths = 0;
  let beyond = 0;
  for (const [index, sum] of sums.entries()) {
    paths += counts[index] as number;
    if (sum >= bound) beyond += counts[index] as number;
  }
  return beyond / paths;
}

function divisor(left: number, right: number): number {
  return right === 0 ? left : divisor(right, left % right);
}

function moved({ sums, counts }: Frequencies, by: number): Frequencies {
  return { sums: sums.map((sum) => sum + by), counts };
}

function merged(left: Frequencies, right: Frequencies): Frequencies {
  const sums: number[] = [];
  const counts: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.sums.length || j < right.sums.length) {
    const sum = Math.min(left.sums[i] ?? Number.POSITIVE_INFINITY, right.sums[j] ?? Number.POSITIVE_INFINITY);
    let count = 0;
    if (left.sums[i] === sum) {
      count += left.counts[i] as number;
      i += 1;
    }
    if (right.sums[j] === sum) {
      count += right.counts[j] as number;
      j += 1;
    }
    sums.push(sum);
    counts.push(count);
  }
  return { sums, counts };
}
