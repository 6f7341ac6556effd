import type { Sizes } from "../walk.ts";

/**
 * P(max F - G >= `gap`) of two samples without ties from one distribution, exactly. The sizes may be in either order:
 * a path turned around has its gap on the other side.
 */
export function kolmogorovExactOneSided({ reference, current }: Sizes, gap: number): number {
  const height = Math.round(gap * reference * current);
  if (height <= 0) return 1;
  if (reference !== current) return hit(reference, current, height, false);
  // Reflection: C(2n, n - h) / C(2n, n).
  return ratio(reference, height / reference, 0);
}

/** P(max |F - G| >= `gap`) of two samples without ties from one distribution, exactly (Hodges 1958). */
export function kolmogorovExactTwoSided({ reference, current }: Sizes, gap: number): number {
  const height = Math.round(gap * reference * current);
  if (height <= 0) return 1;
  if (reference !== current) return hit(reference, current, height, true);
  // Repeated reflection, 2 (a1 - a2 + a3 - ...), nested so that nothing large cancels.
  const step = height / reference;
  let probability = 0;
  for (let k = Math.floor(reference / step) - 1; k >= 0; k -= 1)
    probability = ratio(reference, step, k) * (1 - probability);
  return Math.min(1, 2 * probability);
}

/** C(2n, n - (k + 1) h) / C(2n, n - k h). */
function ratio(n: number, h: number, k: number): number {
  let product = 1;
  for (let j = 0; j < h; j += 1) product *= (n - k * h - j) / (n + k * h + j + 1);
  return product;
}

/**
 * The share of lattice paths from (0, 0) to (m, n) that reach |i n - j m| >= height (or i n - j m >= height), by
 * u(i, j) = (i u(i - 1, j) + j u(i, j - 1)) / (i + j), one diagonal i + j at a time.
 */
function hit(m: number, n: number, height: number, twoSided: boolean): number {
  const all = m + n;
  if (vanishes(m, n, height)) return 0;
  const u = new Float64Array(m + 2).fill(1);
  // Entry i + 1 is u(i, j), so that i = 0 has a left neighbour, which has weight 0.
  u[1] = 0;
  let low = 0;
  for (let sum = 1; sum <= all; sum += 1) {
    const inner = twoSided ? Math.max(0, Math.floor((sum * m - height) / all) + 1) : 0;
    const from = Math.max(inner, sum - n);
    const to = Math.min(Math.ceil((sum * m + height) / all) - 1, sum, m);
    if (from > to) return 1;
    const share = 1 / sum;
    for (let i = to; i >= from; i -= 1) u[i + 1] = (i * (u[i] as number) + (sum - i) * (u[i + 1] as number)) * share;
    // What the band has left behind is outside of it.
    for (; low < inner; low += 1) u[low + 1] = 1;
  }
  return u[m + 1] as number;
}

/** Hoeffding 1963 for draws without replacement, summed over all points of a path: below the smallest number there is. */
function vanishes(m: number, n: number, height: number): boolean {
  return Math.log(2 * (m + n)) - (2 * (height / (m + n)) ** 2) / Math.min(m, n) < -750;
}
