import type { Interval } from "../report.ts";
import { normalQuantile } from "../stats/distributions.ts";
import { hypergeometricPoints } from "../stats/hypergeometric.ts";
import type { Categories } from "./pooledCategories.ts";

/** The difference of a category's shares as chance makes it, all rows being dealt anew. */
interface Noise {
  readonly variance: number;
  /** The mean of its absolute value. */
  readonly size: number;
  /** What chance exceeds in one category of all with probability .01. */
  readonly clear: number;
}

/**
 * Total variation: no set of categories holds a share of rows that changed by more. Half the sum of all differences grows
 * with the number of categories by chance alone. Categories that clearly moved are taken as they are; of the others
 * together the square of what chance makes of them is taken off.
 */
export function totalVariation({ reference, current, all, sizes }: Categories): Interval {
  const noises = new Map([...sizes.keys()].map((size) => [size, noise(size, reference, current, all.length)]));
  const grown = part(reference, current);
  const clearlyGrown = part(reference, current);
  const clearlyShrunk = part(current, reference);
  const others = { seen: 0, usual: 0, variance: 0 };
  for (const { rows, inCurrent } of all) {
    const inReference = rows - inCurrent;
    const difference = inCurrent / current - inReference / reference;
    if (difference > 0) grown.add(inReference, inCurrent);
    const { variance, size, clear } = noises.get(rows) as Noise;
    if (difference > clear) clearlyGrown.add(inReference, inCurrent);
    else if (difference < -clear) clearlyShrunk.add(inCurrent, inReference);
    else {
      others.seen += Math.abs(difference) / 2;
      others.usual += size / 2;
      others.variance += (variance - size * size) / 4;
    }
  }
  const moved = (clearlyGrown.change() + clearlyShrunk.change()) / 2;
  const without = (chance: number) => moved + Math.sqrt(Math.max(0, others.seen ** 2 - chance));
  // The square's mean exceeds the mean's square, by most where there are few categories.
  const half = without(others.usual ** 2 * (1 + (Math.PI / 2 - 1) / Math.max(1, all.length - 1)));
  const most = without((others.usual + 2 * Math.sqrt(others.variance)) ** 2);
  return {
    // What clearly grew is a set of its own, and so is what clearly shrank.
    value: Math.max(half, clearlyGrown.change(), clearlyShrunk.change()),
    low: Math.max(0, Math.min(most, half - z * grown.error()), clearlyGrown.low(), clearlyShrunk.low()),
    // By chance the sum of differences only grows: it is at least the change of the set that truly grew most.
    high: Math.min(1, moved + others.seen + z * grown.error()),
  };
}

const z = normalQuantile(0.975);

/** Some categories together: by how much their share is larger in `second` rows than in `first`. */
function part(first: number, second: number) {
  let [inFirst, inSecond] = [0, 0];
  const change = () => inSecond / second - inFirst / first;
  const error = () => Math.sqrt(shareVariance(inFirst, first) + shareVariance(inSecond, second));
  return {
    add(one: number, other: number) {
      inFirst += one;
      inSecond += other;
    },
    change,
    error,
    low: () => change() - z * error(),
  };
}

/** Of a share, with one more row of either kind, so that a share of nothing is not taken for certain. */
function shareVariance(rows: number, of: number): number {
  const share = (rows + 1) / (of + 2);
  return (share * (1 - share)) / of;
}

/** Up to this many rows of a category the mean size is summed exactly, beyond it is the normal's. */
const summed = 200;

function noise(size: number, reference: number, current: number, categories: number): Noise {
  const rows = reference + current;
  const effective = (reference * current) / rows;
  const share = size / rows;
  const variance = (share * (1 - share) * rows) / (rows - 1) / effective;
  const z = -normalQuantile(0.005 / categories);
  // Cornish and Fisher's first term (1938): counts of few rows lean, by most where the sides are unequal.
  const lean = (((z * z - 1) / 6) * Math.abs(reference - current)) / rows / effective;
  const clear = z * Math.sqrt(variance) + lean;
  if (size > summed) return { variance, clear, size: Math.sqrt((2 * variance) / Math.PI) };
  const mean = share * current;
  let away = 0;
  hypergeometricPoints(rows, size, current).forEach((chance, count) => {
    away += Math.abs(count - mean) * chance;
  });
  return { variance, clear, size: away / effective };
}
