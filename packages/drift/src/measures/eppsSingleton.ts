import { DriftlineError } from "../errors.ts";
import { defineMeasure } from "../measure.ts";
import { chiSquareTail } from "../stats/distributions.ts";
import { orderedOf } from "../stats/ordered.ts";
import { pooled } from "../stats/pooled.ts";
import { quantilesOf } from "../stats/quantile.ts";
import { symmetricEigen } from "../stats/symmetricEigen.ts";
import { checkNumber, tooFew } from "../stats/testOptions.ts";

export interface EppsSingletonOptions {
  /** Where the characteristic functions are compared, in units of half the pooled interquartile range. */
  readonly points: readonly number[];
  /** At most so many values of each side are looked at, drawn with `seed`. */
  readonly sampleSize: number;
  readonly seed: number;
}

const defaults: EppsSingletonOptions = { points: [0.4, 0.8], sampleSize: 100_000, seed: 1 };
const fewestRows = 5;
const smallRows = 25;

/**
 * Epps-Singleton: the distance between the two sides' empirical characteristic functions at a few points, in units of its
 * own covariance. It holds for discrete values as well as for continuous ones.
 *
 * Ours is scipy's and evidently's, at .4 and .8, with the paper's correction where both sides have fewer than 25 rows; sides
 * of more than 100,000 rows are sampled.
 *
 * @example
 * const sample = { reference: Float64Array.of(1, 2, 3, 4, 5), current: Float64Array.of(3, 4, 5, 6, 7) };
 * eppsSingleton.run({ sample }, eppsSingleton.defaults); // score 1.97, pValue .74
 */
export const eppsSingleton = defineMeasure({
  name: "eppsSingleton",
  title: "Epps-Singleton",
  source:
    "Epps and Singleton 1986, An Omnibus Test for the Two-Sample Problem Using the Empirical Characteristic Function",
  kinds: ["number", "time"],
  defaults,
  needs: ({ points, sampleSize, seed }: EppsSingletonOptions) => {
    if (
      !Array.isArray(points) ||
      points.length === 0 ||
      !points.every((point) => point > 0 && point < Number.POSITIVE_INFINITY)
    )
      throw new DriftlineError(
        "badOption",
        `eppsSingleton: points must be numbers over 0, got ${JSON.stringify(points)}`,
      );
    checkNumber("eppsSingleton", "sampleSize", sampleSize, { least: fewestRows, whole: true });
    checkNumber("eppsSingleton", "seed", seed, { least: 0, whole: true });
    return { sample: { pair: "sample", size: sampleSize, seed } };
  },
  run: ({ sample }, { points }) => {
    const sizes = { reference: sample.reference.length, current: sample.current.length };
    const few = tooFew("eppsSingleton", sizes, fewestRows);
    if (few) return few;
    const [low = 0, middle = 0, high = 0] = quantilesOf(orderedOf(pooled(sample)), [0.25, 0.5, 0.75]);
    if (!(high > low))
      return { error: "eppsSingleton: the middle half of the values is one value, there is no scale to compare at" };
    // A common shift changes nothing but the rounding.
    const scaled = (values: Float64Array) =>
      trigonometry(
        values.map((value) => (value - middle) / ((high - low) / 2)),
        points,
      );
    const reference = scaled(sample.reference);
    const current = scaled(sample.current);
    const all = sizes.reference + sizes.current;
    const covariance = reference.covariance.map((row, i) =>
      row.map(
        (entry, j) =>
          (all / sizes.reference) * entry + (all / sizes.current) * ((current.covariance[i] as number[])[j] as number),
      ),
    );
    const difference = reference.means.map((mean, index) => mean - (current.means[index] as number));
    const found = quadraticForm(covariance, difference);
    const score =
      all *
      found.value *
      (Math.max(sizes.reference, sizes.current) < smallRows ? smallSample(sizes.reference, sizes.current) : 1);
    return { score, statistic: score, pValue: found.rank === 0 ? 1 : chiSquareTail(score, found.rank) };
  },
  cases: [
    {
      reference: [1, 2, 3, 4, 5],
      current: [3, 4, 5, 6, 7],
      expected: { score: 1.9676928058219634, pValue: 0.7417011980740174 },
      origin: "scipy 1.17.1 epps_singleton_2samp(reference, current)",
    },
    {
      reference: [1, 2, 3, 4, 5, 6],
      current: [3.5, 5.5, 6.5, 7.5, 8.5],
      expected: { score: 3.098477402030348, pValue: 0.5414828225388378 },
      origin: "scipy 1.17.1 epps_singleton_2samp(reference, current)",
    },
  ],
});

interface Trigonometry {
  readonly means: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** Means and covariances (of n, not n - 1) of cosines and sines at all points. */
function trigonometry(values: Float64Array, points: readonly number[]): Trigonometry {
  const waves = [Math.cos, Math.sin].flatMap((wave) =>
    points.map((point) => values.map((value) => wave(point * value))),
  );
  const means = waves.map((wave) => wave.reduce((sum, value) => sum + value, 0) / wave.length);
  const centred = waves.map((wave, index) => wave.map((value) => value - (means[index] as number)));
  const covariance = centred.map((left) =>
    centred.map((right) => left.reduce((sum, value, index) => sum + value * (right[index] as number), 0) / left.length),
  );
  return { means, covariance };
}

/**
 * d' C+ d with the pseudo-inverse of C. Where the sides differ in a direction in which neither varies (two constants, say)
 * they are infinitely far apart.
 */
function quadraticForm(
  covariance: readonly (readonly number[])[],
  difference: readonly number[],
): { value: number; rank: number } {
  const { values, vectors } = symmetricEigen(covariance);
  // Cosines are rounded at 1, so nothing under the square of that is a variance.
  const least = Math.max(values.length * Number.EPSILON * Math.max(...values), 1e-28);
  let value = 0;
  let rank = 0;
  for (const [index, variance] of values.entries()) {
    const along = (vectors[index] as readonly number[]).reduce(
      (sum, entry, row) => sum + entry * (difference[row] as number),
      0,
    );
    if (variance > least) {
      value += along ** 2 / variance;
      rank += 1;
    } else if (Math.abs(along) > 1e-7) return { value: Number.POSITIVE_INFINITY, rank: values.length };
  }
  return { value, rank };
}

function smallSample(reference: number, current: number): number {
  return 1 / (1 + (reference + current) ** -0.45 + 10.1 * (reference ** -1.7 + current ** -1.7));
}
