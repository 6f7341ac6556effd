import { DriftlineError } from "../errors.ts";
import { defineMeasure } from "../measure.ts";
import { medianSquaredDistance } from "../stats/medianSquaredDistance.ts";
import { pooled } from "../stats/pooled.ts";
import { type Random, random } from "../stats/random.ts";
import { checkNumber, tooFew } from "../stats/testOptions.ts";

export interface MmdOptions {
  /** Standard deviation of the Gaussian kernel; `median` takes half the median squared distance of the reference as its square. */
  readonly bandwidth: "median" | number;
  /** At most so many values of each side are looked at, drawn with `seed`. */
  readonly sampleSize: number;
  /** Random relabellings that the p-value rests on; without any there is no p-value. */
  readonly permutations: number;
  readonly seed: number;
}

const defaults: MmdOptions = { bandwidth: "median", sampleSize: 250, permutations: 199, seed: 1 };

/**
 * Maximum mean discrepancy, squared and without bias: mean similarity within the sides less that between them, similarity
 * being exp(-(x - y)^2 / (2 s^2)). It may fall below 0.
 *
 * The estimate is evidently's (who then shows the p-value in place of a score); ours looks at 250 values of each side, so
 * that a column takes no more than a moment, and counts the data's own labelling among the permutations, so that p is never 0.
 * `bandwidth: 1` is frouros'. `sampleSize` sets how many values are looked at; memory and time grow with its square.
 *
 * @example
 * const sample = { reference: Float64Array.of(0, 1), current: Float64Array.of(0, 1) };
 * mmd.run({ sample }, { ...mmd.defaults, bandwidth: 1 }); // score exp(-.5) - 1
 */
export const mmd = defineMeasure({
  name: "mmd",
  title: "Maximum mean discrepancy",
  source: "Gretton, Borgwardt, Rasch, Schölkopf and Smola 2012, A Kernel Two-Sample Test, lemma 6",
  kinds: ["number", "time"],
  defaults,
  needs: ({ bandwidth, sampleSize, permutations, seed }: MmdOptions) => {
    if (
      bandwidth !== "median" &&
      !(typeof bandwidth === "number" && bandwidth > 0 && bandwidth < Number.POSITIVE_INFINITY)
    )
      throw new DriftlineError(
        "badOption",
        `mmd: bandwidth must be "median" or a number over 0, got ${JSON.stringify(bandwidth)}`,
      );
    checkNumber("mmd", "sampleSize", sampleSize, { least: 2, most: 5000, whole: true });
    checkNumber("mmd", "permutations", permutations, { least: 0, whole: true });
    checkNumber("mmd", "seed", seed, { least: 0, whole: true });
    return { sample: { pair: "sample", size: sampleSize, seed } };
  },
  run: ({ sample }, { bandwidth, permutations, seed }) => {
    const { reference, current } = sample;
    const few = tooFew("mmd", { reference: reference.length, current: current.length }, 2);
    if (few) return few;
    const square = bandwidth === "median" ? medianSquaredDistance(reference) / 2 : bandwidth ** 2;
    if (!Number.isFinite(square)) return { error: "mmd: the values are too far apart to be squared" };
    // Where more than half of the reference is one value, the kernel of evidently and alibi-detect has s^2 = 1/2.
    const kernel = similarities(pooled(sample), 1 / (2 * (square === 0 ? 0.5 : square)));
    const labels = new Uint8Array(kernel.count).fill(1, 0, reference.length);
    const score = discrepancy(kernel, labels, reference.length);
    if (permutations === 0) return { score };
    const source = random(seed);
    // The same sums in another order differ in their last digits.
    const close = 1e-12;
    let asLarge = 1;
    for (let round = 0; round < permutations; round += 1) {
      shuffle(labels, source);
      if (discrepancy(kernel, labels, reference.length) >= score - close) asLarge += 1;
    }
    return { score, pValue: asLarge / (permutations + 1) };
  },
  cases: [
    {
      reference: [0, 1],
      current: [0, 1],
      options: { bandwidth: 1, permutations: 0 },
      // Within: exp(-.5) twice; between: (1 + exp(-.5)) / 2, twice.
      expected: { score: Math.exp(-0.5) - 1 },
      origin: "by hand from Gretton 2012: 2 exp(-.5) - (1 + exp(-.5))",
    },
    {
      reference: [3, 3, 3],
      current: [4, 4, 4],
      options: { permutations: 0 },
      expected: { score: 2 - 2 * Math.exp(-1) },
      origin: "evidently 0.7.23 mmd_pval of two constants one apart: 1.2642411176571149",
    },
  ],
});

interface Kernel {
  readonly count: number;
  readonly rows: Float64Array;
  /** Sum of each row, the value itself left out. */
  readonly sums: Float64Array;
  readonly total: number;
}

function similarities(values: Float64Array, gamma: number): Kernel {
  const count = values.length;
  const rows = new Float64Array(count * count);
  const sums = new Float64Array(count);
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1) {
      const similarity = Math.exp(-gamma * ((values[i] as number) - (values[j] as number)) ** 2);
      rows[i * count + j] = similarity;
      sums[i] = (sums[i] as number) + similarity;
      sums[j] = (sums[j] as number) + similarity;
    }
  return { count, rows, sums, total: sums.reduce((sum, value) => sum + value, 0) };
}

/** All sums follow from the one within the reference, whose values have label 1. */
function discrepancy({ count, rows, sums, total }: Kernel, labels: Uint8Array, n: number): number {
  const m = count - n;
  const members = new Uint32Array(n);
  let next = 0;
  let reached = 0;
  for (let i = 0; i < count; i += 1) {
    if (labels[i] !== 1) continue;
    members[next] = i;
    next += 1;
    reached += sums[i] as number;
  }
  let within = 0;
  for (let i = 1; i < n; i += 1) {
    const row = (members[i] as number) * count;
    for (let j = 0; j < i; j += 1) within += rows[row + (members[j] as number)] as number;
  }
  within *= 2;
  const between = reached - within;
  return within / (n * (n - 1)) + (total - within - 2 * between) / (m * (m - 1)) - (2 * between) / (n * m);
}

/** Fisher and Yates. */
function shuffle(labels: Uint8Array, source: Random): void {
  for (let i = labels.length - 1; i > 0; i -= 1) {
    const j = source.below(i + 1);
    const label = labels[i] as number;
    labels[i] = labels[j] as number;
    labels[j] = label;
  }
}
