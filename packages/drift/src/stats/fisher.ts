import { hypergeometricPoint, hypergeometricTails } from "./hypergeometric.ts";

/**
 * Two-sided p-value of Fisher's exact test of [[a, b], [c, d]]: all tables with these margins that are at most as likely
 * as this one (Freeman and Halton 1951). It takes as many steps as a tail has standard deviations worth of rows, not as
 * there are rows.
 *
 *     fisherTwoSided(7, 3, 2, 8); // 0.0698
 */
export function fisherTwoSided(a: number, b: number, c: number, d: number): number {
  const population = a + b + c + d;
  const marked = a + c;
  const drawn = a + b;
  const point = (count: number): number => hypergeometricPoint(count, population, marked, drawn);
  // Tables that are equally likely must not differ by their rounding; R's fisher.test allows the same.
  const limit = point(a) * (1 + 1e-7);
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (population + 2));
  if (point(mode) <= limit) return 1;
  const near = hypergeometricTails(a, population, marked, drawn);
  const end = a > mode ? Math.max(0, drawn + marked - population) : Math.min(marked, drawn);
  const opposite = outermost(mode, end, (count) => point(count) > limit);
  if (point(opposite) > limit) return a > mode ? near.upper : near.lower;
  const far = hypergeometricTails(opposite, population, marked, drawn);
  return Math.min(1, a > mode ? near.upper + far.lower : near.lower + far.upper);
}

/** From the mode to the end, the first count that is not likelier; the end itself where all are. */
function outermost(mode: number, end: number, isLikelier: (count: number) => boolean): number {
  let inside = mode;
  let outside = end;
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2);
    if (isLikelier(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
