import { doubledTail, hypergeometricPoints, leastDoubledTail } from "../stats/hypergeometric.ts";
import type { Categories } from "./pooledCategories.ts";
import type { View } from "./views.ts";

/** Up to this many rows a category's p-values are few enough for their steps to matter. */
const stepped = 200;

/**
 * The category that moved most, by its exact p-value. All that could have come as low are paid for: the p-value is the sum
 * over categories of the chance that theirs is at most as small, each as its rows allow (Tarone 1990, Gilbert 2005).
 */
export function oneCategory({ reference, current, all, sizes }: Categories, weight: number): View {
  const rows = reference + current;
  const few = [...sizes.keys()].filter((size) => size <= stepped);
  const tables = new Map(few.map((size) => [size, doubledTails(rows, size, current)]));
  let smallest = 1;
  for (const { rows: size, inCurrent } of all) {
    const pValue = tables.get(size)?.byCount[inCurrent] ?? doubledTail(inCurrent, rows, size, current);
    smallest = Math.min(smallest, pValue);
  }
  const least = [...sizes.keys()].map((size) => tables.get(size)?.least ?? leastDoubledTail(rows, size, current));
  const paid = (limit: number) => {
    // Of two categories one loses what the other wins: they are one question.
    if (all.length === 2) return limit;
    let sum = 0;
    for (const [size, count] of sizes) sum += count * (tables.get(size)?.chance(limit) ?? limit);
    return Math.min(1, sum);
  };
  return {
    view: "one category",
    method: "the category that moved most, exact (hypergeometric)",
    weight,
    pValue: paid(smallest),
    least: paid(Math.min(...least)),
  };
}

interface Steps {
  /** The doubled tail of every count of current rows. */
  readonly byCount: Float64Array;
  readonly least: number;
  /** The chance of a doubled tail of at most this. */
  chance(limit: number): number;
}

function doubledTails(population: number, marked: number, drawn: number): Steps {
  const points = hypergeometricPoints(population, marked, drawn);
  const lower = cumulative(points);
  const upper = cumulative(points.toReversed()).toReversed();
  const byCount = lower.map((tail, count) => Math.min(1, 2 * Math.min(tail, upper[count] as number)));
  return {
    byCount,
    least: byCount.reduce((one, other, count) => ((points[count] as number) > 0 && other < one ? other : one), 1),
    chance(limit) {
      // Equal tails must not differ by their rounding.
      const most = limit * (1 + 1e-9);
      return points.reduce((sum, point, count) => ((byCount[count] as number) <= most ? sum + point : sum), 0);
    },
  };
}

function cumulative(points: Float64Array): Float64Array {
  let sum = 0;
  return points.map((point) => {
    sum += point;
    return sum;
  });
}
