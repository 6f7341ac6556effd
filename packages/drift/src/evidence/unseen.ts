import { hypergeometricPoint } from "../stats/hypergeometric.ts";
import type { Categories } from "./pooledCategories.ts";
import type { View } from "./views.ts";

interface Rare {
  readonly size: number;
  readonly count: number;
  /** The chance that all rows of a category of that size fall to the current side. */
  readonly chance: number;
}

/**
 * Rows whose category the reference never had: S, the sum of the sizes of the categories that lie wholly in the current
 * side. By chance a category of c rows does with probability about (m / N)^c. These events are negatively associated
 * (Joag-Dev and Proschan 1983), so Hoeffding's exponential bound for independent ones holds for their sum; categories of
 * S rows or more, any of which would do alone, are added one by one. A single new category among large ones costs exactly
 * its own chance.
 */
export function unseen({ reference, current, all, sizes }: Categories, weight: number): View {
  const rows = reference + current;
  const rare = [...sizes].map(([size, count]) => ({
    size,
    count,
    chance: hypergeometricPoint(size, rows, size, current),
  }));
  const seen = all.reduce((sum, { rows: size, inCurrent }) => (size === inCurrent ? sum + size : sum), 0);
  const alone = anyOf(rare.filter(({ size }) => size >= seen));
  const others = rare.filter(({ size, chance }) => size < seen && chance > 0);
  return {
    view: "new values",
    method: "rows whose category the reference never had",
    weight,
    pValue: seen === 0 ? 1 : Math.min(1, alone + hoeffding(others, seen)),
    ceiling: Math.min(1, anyOf(rare)),
    // Where every value is unique, all of the current side's are new, always.
    least: sizes.size === 1 && sizes.has(1) ? 1 : 0,
  };
}

function anyOf(some: readonly Rare[]): number {
  return some.reduce((sum, { count, chance }) => sum + count * chance, 0);
}

/** The least of exp(-t sum) times the product of 1 - chance + chance exp(t size), over t >= 0. */
function hoeffding(some: readonly Rare[], sum: number): number {
  if (some.reduce((most, { size, count }) => most + size * count, 0) < sum) return 0;
  const slope = (t: number) =>
    some.reduce((total, { size, count, chance }) => {
      return total + (count * size * chance) / (chance + (1 - chance) * Math.exp(-t * size));
    }, -sum);
  if (slope(0) >= 0) return 1;
  let low = 0;
  let high = 1;
  while (slope(high) < 0 && high < 1024) high *= 2;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.exp(
    some.reduce((total, { size, count, chance }) => total + count * logMean(chance, low * size), -low * sum),
  );
}

/** log(1 - chance + chance exp(power)), also where exp(power) is beyond all numbers. */
function logMean(chance: number, power: number): number {
  return power > 500 ? Math.log(chance) + power : Math.log1p(chance * Math.expm1(power));
}
