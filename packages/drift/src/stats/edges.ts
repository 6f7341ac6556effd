import type { EdgeRule } from "../measure.ts";
import type { Extent, Moments } from "../need.ts";

/** What a rule knows of one side; `quantiles` are those at `edgeProbabilities`, `moments` are for "doane" alone. */
export interface SideFacts {
  readonly count: number;
  readonly extent: Extent;
  readonly quantiles?: readonly number[];
  readonly moments?: Moments;
}

export interface EdgeFacts {
  readonly reference: SideFacts;
  readonly current: SideFacts;
}

export type ResolvedEdges = { readonly edges: readonly number[] } | { readonly values: true };

/** Where a rule wants the reference's quantiles; both sides' extents and counts are wanted by every rule. */
export function edgeProbabilities(rule: EdgeRule): readonly number[] {
  if (rule.rule !== "quantiles") return [];
  return Array.from({ length: rule.bins - 1 }, (_, index) => (index + 1) / rule.bins);
}

/**
 * The concrete edges of a rule. A value that equals an edge lies in the bin that begins there.
 *
 *     resolveEdges({ rule: "width", bins: 2, over: "union" }, facts); // { edges: [0, 5, 10] } for values from 0 to 10
 */
export function resolveEdges(rule: EdgeRule, facts: EdgeFacts): ResolvedEdges {
  if (rule.rule === "values") return { values: true };
  if (rule.rule === "given") return { edges: rule.edges };
  const { reference } = facts;
  if (rule.fewValues !== undefined && reference.extent.distinct <= rule.fewValues) return { values: true };
  if (rule.rule === "quantiles") return { edges: quantileEdges(reference) };
  const sides = (rule.over === "union" ? [reference, facts.current] : [reference]).filter(({ count }) => count > 0);
  if (sides.length === 0) return { edges: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] };
  const minimum = Math.min(...sides.map(({ extent }) => extent.minimum));
  const maximum = Math.max(...sides.map(({ extent }) => extent.maximum));
  const bins = rule.rule === "width" ? rule.bins : countBins(rule.rule, minimum, maximum, sides);
  const edges = equalEdges(minimum, maximum, bins);
  return { edges: rule.over === "union" ? edges : openEnds(edges) };
}

/** The edges of numpy's `linspace`, to the last bit; around a single value a bin of width one. */
export function equalEdges(minimum: number, maximum: number, bins: number): number[] {
  const [first, last] = minimum === maximum ? [minimum - 0.5, maximum + 0.5] : [minimum, maximum];
  const step = (last - first) / bins;
  return Array.from({ length: bins + 1 }, (_, index) => (index === bins ? last : first + step * index));
}

/** Sturges 1926, The Choice of a Class Interval, in the arithmetic of numpy's `histogram_bin_edges`. */
export function sturgesBins(minimum: number, maximum: number, count: number): number {
  return binsOfWidth(maximum - minimum, (maximum - minimum) / (Math.log2(count) + 1));
}

/** The smallest number that is larger. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  // Up from the smallest negative number is 0, not -0.
  return bits.getFloat64(0) + 0;
}

function binsOfWidth(range: number, width: number): number {
  return width > 0 ? Math.ceil(range / width) : 1;
}

function countBins(rule: "sturges" | "doane", minimum: number, maximum: number, sides: readonly SideFacts[]): number {
  const count = sides.reduce((total, side) => total + side.count, 0);
  return rule === "sturges" ? sturgesBins(minimum, maximum, count) : doaneBins(maximum - minimum, count, sides);
}

/** Doane 1976, Aesthetic Frequency Classifications: Sturges' rule with more bins for skewed data. */
function doaneBins(range: number, count: number, sides: readonly SideFacts[]): number {
  const skewness = pooledSkewness(sides);
  if (count <= 2 || Number.isNaN(skewness)) return 1;
  const error = Math.sqrt((6 * (count - 2)) / ((count + 1) * (count + 3)));
  return binsOfWidth(range, range / (1 + Math.log2(count) + Math.log2(1 + Math.abs(skewness) / error)));
}

/** NaN where all values are equal. */
function pooledSkewness(sides: readonly SideFacts[]): number {
  const moments = sides.map((side) => {
    if (!side.moments) throw new RangeError("resolveEdges: the rule doane needs moments");
    return side.moments;
  });
  const count = moments.reduce((total, side) => total + side.count, 0);
  const mean = moments.reduce((total, side) => total + side.sums[0] + side.count * side.shift, 0) / count;
  let squares = 0;
  let cubes = 0;
  for (const { count: rows, shift, sums } of moments) {
    const move = shift - mean;
    squares += sums[1] + 2 * move * sums[0] + rows * move ** 2;
    cubes += sums[2] + 3 * move * sums[1] + 3 * move ** 2 * sums[0] + rows * move ** 3;
  }
  return squares > 0 ? cubes / count / (squares / count) ** 1.5 : Number.NaN;
}

/**
 * Quantiles that fall together are one value held by many rows, which gets a bin of its own: otherwise a constant
 * reference, or one of two values, would share its bin with everything above it and hide any upward drift.
 */
function quantileEdges({ count, extent, quantiles = [] }: SideFacts): number[] {
  const edges = [Number.NEGATIVE_INFINITY];
  const add = (edge: number): void => {
    if (edge > (edges.at(-1) as number)) edges.push(edge);
  };
  const all = count > 0 ? [extent.minimum, ...quantiles, extent.maximum] : [];
  for (let index = 1; index < all.length - 1; index += 1) {
    const value = all[index] as number;
    add(value);
    if (value === all[index - 1] || value === all[index + 1]) add(nextUp(value));
  }
  return [...edges, Number.POSITIVE_INFINITY];
}

/** What the reference never reached is counted in two outer bins instead of being lost. */
function openEnds(edges: readonly number[]): number[] {
  return [Number.NEGATIVE_INFINITY, ...edges.slice(0, -1), nextUp(edges.at(-1) as number), Number.POSITIVE_INFINITY];
}
