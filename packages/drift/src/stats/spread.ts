import type { Moments } from "../need.ts";

/** The mean is `shift` + `offset`; `squares` is the sum of squared distances from it. */
export interface Spread {
  readonly count: number;
  readonly shift: number;
  readonly offset: number;
  readonly squares: number;
}

/** What equal values leave in the last digits of their mean is rounding and not variance. */
export function spreadOf({ count, shift, sums }: Moments): Spread {
  const offset = sums[0] / count;
  const squares = Math.max(0, sums[1] - sums[0] * offset);
  const digit = Number.EPSILON * Math.abs(shift + offset);
  return { count, shift, offset, squares: squares <= count * (2 * digit) ** 2 ? 0 : squares };
}

/** The reference's mean less the current side's; the shifts cancel first, so that a large common part costs no digits. */
export function meanDifference(reference: Spread, current: Spread): number {
  const difference = reference.shift - current.shift + (reference.offset - current.offset);
  const digit = Number.EPSILON * Math.max(Math.abs(reference.shift), Math.abs(current.shift));
  return reference.squares === 0 && current.squares === 0 && Math.abs(difference) <= 4 * digit ? 0 : difference;
}
