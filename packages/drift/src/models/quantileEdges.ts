import { random } from "../stats/random.ts";

/** So many rows give edges that are near enough; LightGBM and scikit-learn take as many. */
const mostSorted = 200_000;

interface Distinct {
  /** Ascending, each once, with the weight of its rows. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Upper edges of at most `most` bins that hold about as many rows each; the last bin needs none. A value with more rows
 * than an even share has a bin of its own, and the others share what is left, so that a column of nearly all zeros keeps
 * its other values apart (Ke et al. 2017, LightGBM). Edges are values themselves: whatever keeps the order of the values
 * keeps the bins.
 */
export function quantileEdges(
  all: Float64Array,
  most: number,
  weights: Float64Array | undefined,
  seed: number,
): Float64Array {
  const distinct = distinctOf(all, weights, seed);
  const { values } = distinct;
  return values.length <= most ? values.slice(0, Math.max(0, values.length - 1)) : evenEdges(distinct, most);
}

function evenEdges({ values, weights }: Distinct, most: number): Float64Array {
  const share = weights.reduce((sum, weight) => sum + weight, 0) / most;
  let restBins = most;
  let restWeight = share * most;
  for (const weight of weights) {
    if (weight < share) continue;
    restBins -= 1;
    restWeight -= weight;
  }
  let target = restWeight / restBins;
  let held = 0;
  const edges: number[] = [];
  for (let place = 0; place < values.length - 1 && edges.length < most - 1; place += 1) {
    const weight = weights[place] as number;
    const isBig = weight >= share;
    const nextIsBig = (weights[place + 1] as number) >= share;
    held += weight;
    if (!isBig) restWeight -= weight;
    if (!isBig && !nextIsBig && held < target) continue;
    edges.push(values[place] as number);
    held = 0;
    if (isBig) continue;
    restBins -= 1;
    target = restWeight / Math.max(1, restBins);
  }
  return Float64Array.from(edges);
}

function distinctOf(all: Float64Array, weights: Float64Array | undefined, seed: number): Distinct {
  const { values, counts } = weights ? sortedWithWeights(all, weights, seed) : sorted(all, seed);
  const sums = new Float64Array(values.length);
  let length = 0;
  for (let place = 0; place < values.length; place += 1) {
    const count = counts ? (counts[place] as number) : 1;
    if (count === 0) continue;
    if (length === 0 || values[place] !== values[length - 1]) {
      values[length] = values[place] as number;
      length += 1;
    }
    sums[length - 1] = (sums[length - 1] as number) + count;
  }
  return { values: values.subarray(0, length), weights: sums.subarray(0, length) };
}

interface Sorted {
  readonly values: Float64Array;
  readonly counts?: Float64Array;
}

function sorted(all: Float64Array, seed: number): Sorted {
  const some = all.length > mostSorted ? sampledRows(all.length, seed).map((row) => all[row] as number) : all;
  const values = some.toSorted();
  // Infinities come first and last, and NaN after them.
  let [from, to] = [0, values.length];
  while (values[from] === Number.NEGATIVE_INFINITY) from += 1;
  while (to > from && !Number.isFinite(values[to - 1])) to -= 1;
  return { values: values.subarray(from, to) };
}

/** Sorting rows instead of values takes its time, which is why it is done only where there are weights. */
function sortedWithWeights(all: Float64Array, weights: Float64Array, seed: number): Sorted {
  const rows = sampledRows(all.length, seed).filter((row) => Number.isFinite(all[row]));
  rows.sort((one, other) => (all[one] as number) - (all[other] as number));
  return {
    values: rows.map((row) => all[row] as number),
    counts: rows.map((row) => weights[row] as number),
  };
}

/** All rows, or so many by chance that their values have nearly the same quantiles. */
function sampledRows(rows: number, seed: number): Float64Array {
  if (rows <= mostSorted) return Float64Array.from({ length: rows }, (_, row) => row);
  const chance = random(seed);
  return Float64Array.from({ length: mostSorted }, () => chance.below(rows));
}
