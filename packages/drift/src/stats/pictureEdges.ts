import type { Extent } from "../need.ts";

const bins = 24;
const fewValues = 24;

/** Where a picture's bins want both sides' quantiles: a few far values must not press all others into one bin. */
export const pictureProbabilities = [0.01, 0.99];

/** What a picture knows of one side. `quantiles` are those at `pictureProbabilities`. */
export interface PictureFacts {
  readonly extent: Extent;
  readonly quantiles: readonly number[];
}

/** Bins of equal width for both sides, the outer ones open-ended; one bin a value where both sides have few. */
export function pictureEdges(
  sides: readonly PictureFacts[],
): { readonly edges: readonly number[] } | { readonly values: true } {
  if (sides.every(({ extent }) => extent.distinct <= fewValues)) return { values: true };
  const known = sides.filter(({ extent }) => extent.distinct > 0);
  const low = lowest(known.map(({ quantiles }) => quantiles[0]));
  const high = highest(known.map(({ quantiles }) => quantiles[1]));
  const minimum = lowest(known.map(({ extent }) => extent.minimum));
  const maximum = highest(known.map(({ extent }) => extent.maximum));
  // Where the far values are not far, they are shown where they are.
  const trimmed = maximum - minimum > 2 * (high - low) && high > low;
  const [first, last] = trimmed ? [low, high] : [minimum, maximum];
  const inner = Array.from({ length: bins - 1 }, (_, index) => first + ((last - first) * (index + 1)) / bins);
  const finite = trimmed ? [first, ...inner, last] : inner;
  const edges = [Number.NEGATIVE_INFINITY, ...finite, Number.POSITIVE_INFINITY];
  return { edges: edges.filter((edge, index) => index === 0 || edge > (edges[index - 1] as number)) };
}

const lowest = (values: readonly (number | undefined)[]): number =>
  Math.min(...values.map((value) => value ?? Number.NaN));
const highest = (values: readonly (number | undefined)[]): number =>
  Math.max(...values.map((value) => value ?? Number.NaN));
