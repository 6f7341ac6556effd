import { quantileEdges } from "./quantileEdges.ts";

/** A column to learn from: numbers (not finite: missing), or categories as whole codes from 0 (negative: missing). */
export type Feature =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "category"; readonly codes: Int32Array };

/**
 * How values become bins. A number lies in the first bin whose edge is not below it, and in the last one beyond all edges;
 * a category in the bin that stands at its code. Missing values, and categories never seen, are in one more bin at the end,
 * whose number is `count`.
 */
export type FeatureBins =
  | { readonly kind: "number"; readonly count: number; readonly edges: Float64Array }
  | { readonly kind: "category"; readonly count: number; readonly ofCode: Uint8Array };

/** A table whose cells are bins, column by column. */
export interface Binned {
  readonly rows: number;
  readonly bins: readonly FeatureBins[];
  readonly cells: readonly Uint8Array[];
}

export interface BinOptions {
  /** The most bins of a column, 255 at most, not counting the one for missing values. */
  readonly bins?: number;
  /** How much each row counts; 1 each without. */
  readonly weights?: Float64Array;
  /** Chooses the rows that edges are taken from where there are very many. */
  readonly seed?: number;
}

/** Bins every column by quantiles of its own: a tree needs the order of values, not their sizes (Ke et al. 2017). */
export function binFeatures(features: readonly Feature[], { bins = 255, weights, seed = 1 }: BinOptions = {}): Binned {
  const chosen = features.map((feature): FeatureBins => {
    if (feature.kind === "category") return categoryBins(feature.codes, bins, weights);
    const edges = quantileEdges(feature.values, bins, weights, seed);
    return { kind: "number", edges, count: edges.length + 1 };
  });
  return applyBins(features, chosen);
}

/** The cells of a table by bins that were chosen on another. */
export function applyBins(features: readonly Feature[], bins: readonly FeatureBins[]): Binned {
  const cells = features.map((feature, column) => cellsOf(feature, bins[column]));
  return { rows: cells[0]?.length ?? 0, bins, cells };
}

function cellsOf(feature: Feature, bins: FeatureBins | undefined): Uint8Array {
  if (feature.kind === "number" && bins?.kind === "number") return numberCells(feature.values, bins);
  if (feature.kind === "category" && bins?.kind === "category")
    return Uint8Array.from(feature.codes, (code) => bins.ofCode[code] ?? bins.count);
  throw new TypeError("the columns must be of the kinds that the bins were chosen for");
}

function numberCells(values: Float64Array, { edges, count }: FeatureBins & { kind: "number" }): Uint8Array {
  const cells = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((edges[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    cells[row] = Number.isFinite(value) ? low : count;
  }
  return cells;
}

/** The most frequent categories have a bin each, all others share the last one. */
function categoryBins(codes: Int32Array, most: number, weights: Float64Array | undefined): FeatureBins {
  let highest = -1;
  for (const code of codes) if (code > highest) highest = code;
  const totals = new Float64Array(highest + 1);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code >= 0) totals[code] = (totals[code] as number) + (weights ? (weights[row] as number) : 1);
  }
  const seen = [...totals.keys()].filter((code) => (totals[code] as number) > 0);
  seen.sort((one, other) => (totals[other] as number) - (totals[one] as number) || one - other);
  const count = Math.min(seen.length, most);
  const ofCode = new Uint8Array(highest + 1).fill(count);
  for (const [place, code] of seen.entries()) ofCode[code] = Math.min(place, most - 1);
  return { kind: "category", ofCode, count };
}
