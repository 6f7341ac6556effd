import { perBin, type Sums } from "./histogram.ts";
import type { Binned } from "./histogramBins.ts";

export interface SplitOptions {
  /** The least weight of a leaf: rows, each counting as often as its weight says. */
  readonly minimumLeaf: number;
  /** Pulls the leaves' values towards zero. */
  readonly l2: number;
}

/** A question about one column: which of its bins go to the left. */
export interface Split {
  readonly column: number;
  /** Numbers in bins up to this one go left. */
  readonly upTo: number;
  /** One for every category that goes left. */
  readonly categories?: Uint8Array;
  readonly missingLeft: boolean;
  /** By how much the loss falls, in its second-order approximation. */
  readonly gain: number;
  readonly left: Sums;
}

/** Curvature under which a leaf's value would be a division by nothing, as in LightGBM. */
const leastCurvature = 1e-3;
/** Categories with less weight than this stay with the rest, and so much weight of no slope steadies the others' order. */
const categorySupport = 10;
/** Sums that differ by no more than their rounding are equal. */
const rounding = 1e-10;

/**
 * The question that lowers the loss most, over all columns, by the sums of each bin (Friedman 2001; Chen and Guestrin 2016).
 * Missing values are tried on both sides and stay on the better one; where a node has none, those to come go to the larger
 * side. Categories are ordered by their mean slope, among whose cuts is the best of all subsets (Fisher 1958).
 */
export function bestSplit(
  histogram: Float64Array,
  starts: Int32Array,
  { bins }: Binned,
  total: Sums,
  options: SplitOptions,
): Split | undefined {
  const search = splitSearch(histogram, total, options);
  for (let column = 0; column < bins.length; column += 1) {
    const { kind, count } = bins[column] as Binned["bins"][number];
    if (kind === "number") search.numbers(column, starts[column] as number, count);
    else search.categories(column, starts[column] as number, count);
  }
  return search.best();
}

function splitSearch(histogram: Float64Array, total: Sums, { minimumLeaf, l2 }: SplitOptions) {
  const whole = (total.slope * total.slope) / (total.curvature + l2);
  let best: Split | undefined;
  let most = 0;
  const meanSlopes: number[] = [];

  /** Takes a question if it is the best so far; only then is it made. */
  function offer(slope: number, curvature: number, weight: number): boolean {
    const otherCurvature = total.curvature - curvature;
    if (weight < minimumLeaf || total.weight - weight < minimumLeaf) return false;
    if (curvature < leastCurvature || otherCurvature < leastCurvature) return false;
    const otherSlope = total.slope - slope;
    const parts = (slope * slope) / (curvature + l2) + (otherSlope * otherSlope) / (otherCurvature + l2);
    const gain = parts - whole;
    if (gain <= most || gain <= rounding * parts) return false;
    most = gain;
    return true;
  }

  function numbers(column: number, start: number, count: number): void {
    const missing = start + perBin * count;
    const hasMissing = (histogram[missing + 2] as number) > rounding * total.weight;
    for (const missingLeft of hasMissing ? [false, true] : [false]) {
      let slope = missingLeft ? (histogram[missing] as number) : 0;
      let curvature = missingLeft ? (histogram[missing + 1] as number) : 0;
      let weight = missingLeft ? (histogram[missing + 2] as number) : 0;
      const end = hasMissing && !missingLeft ? count : count - 1;
      for (let bin = 0; bin < end; bin += 1) {
        const at = start + perBin * bin;
        slope += histogram[at] as number;
        curvature += histogram[at + 1] as number;
        weight += histogram[at + 2] as number;
        if (!offer(slope, curvature, weight)) continue;
        const left = { slope, curvature, weight };
        const larger = 2 * weight > total.weight;
        best = { column, upTo: bin, missingLeft: hasMissing ? missingLeft : larger, gain: most, left };
      }
    }
  }

  function categories(column: number, start: number, count: number): void {
    const smoothing = (categorySupport * total.curvature) / total.weight;
    const order: number[] = [];
    for (let bin = 0; bin < count; bin += 1) {
      const at = start + perBin * bin;
      if ((histogram[at + 2] as number) < categorySupport) continue;
      meanSlopes[bin] = (histogram[at] as number) / ((histogram[at + 1] as number) + smoothing);
      order.push(bin);
    }
    order.sort((one, other) => (meanSlopes[one] as number) - (meanSlopes[other] as number) || one - other);
    // What is rare, missing or not yet seen goes with the rest: from both ends, so that either can be the rest.
    for (const bins of [order, order.toReversed()]) {
      let [slope, curvature, weight] = [0, 0, 0];
      bins.forEach((bin, place) => {
        const at = start + perBin * bin;
        slope += histogram[at] as number;
        curvature += histogram[at + 1] as number;
        weight += histogram[at + 2] as number;
        if (!offer(slope, curvature, weight)) return;
        const chosen = new Uint8Array(count + 1);
        for (const one of bins.slice(0, place + 1)) chosen[one] = 1;
        best = {
          column,
          upTo: 0,
          categories: chosen,
          missingLeft: false,
          gain: most,
          left: { slope, curvature, weight },
        };
      });
    }
  }

  return { numbers, categories, best: () => best };
}
