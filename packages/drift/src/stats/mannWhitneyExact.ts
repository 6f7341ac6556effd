import type { Sizes } from "../walk.ts";

/**
 * P(U >= `u`) of two samples without ties, exactly. The numbers of orders with each U are the coefficients of the
 * Gaussian binomial, the product over i of (1 - q^(m + i)) / (1 - q^i) (Mann and Whitney 1947). NaN where they overflow.
 */
export function mannWhitneyExact({ reference, current }: Sizes, u: number): number {
  const product = reference * current;
  const least = Math.ceil(u);
  if (least <= 0) return 1;
  if (least > product) return 0;
  const few = Math.min(reference, current);
  // The law is symmetric, and its lower half is summed without cancellation.
  const mirrored = product - least;
  const lower = mirrored < least;
  const counts = orders(few, Math.max(reference, current), lower ? mirrored : least - 1);
  const share = counts.reduce((sum, count) => sum + count, 0) / choose(reference + current, few);
  return lower ? share : 1 - share;
}

function orders(few: number, many: number, most: number): Float64Array {
  const counts = new Float64Array(most + 1);
  counts[0] = 1;
  for (let i = 1; i <= few; i += 1) {
    for (let u = most; u >= many + i; u -= 1) counts[u] = (counts[u] as number) - (counts[u - many - i] as number);
    for (let u = i; u <= most; u += 1) counts[u] = (counts[u] as number) + (counts[u - i] as number);
  }
  return counts;
}

function choose(all: number, some: number): number {
  let ways = 1;
  for (let i = 1; i <= some; i += 1) ways = (ways * (all - some + i)) / i;
  return ways;
}
