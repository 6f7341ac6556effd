import type { Binned } from "./histogramBins.ts";

/** What each row asks of a tree: slope and curvature of its loss, both times its weight, and the weight itself. */
export interface Slopes {
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
  readonly weights: Float64Array;
}

/** Slope, curvature and weight, summed over some rows. */
export interface Sums {
  readonly slope: number;
  readonly curvature: number;
  readonly weight: number;
}

/** Numbers in each bin of a histogram: slope, curvature, weight. */
export const perBin = 3;

/** Where each column begins in a histogram, its bins one after the other and the missing values last; then the end. */
export function columnStarts({ bins }: Binned): Int32Array {
  const starts = new Int32Array(bins.length + 1);
  for (const [column, { count }] of bins.entries())
    starts[column + 1] = (starts[column] as number) + perBin * (count + 1);
  return starts;
}

/** Sums over every column's bins; `slopes` stand in the order of `rows`. */
export function fillHistogram(
  histogram: Float64Array,
  starts: Int32Array,
  { cells }: Binned,
  rows: Uint32Array,
  slopes: Slopes,
): void {
  histogram.fill(0);
  // Two columns at a time read each row's slopes once for both, which is where training spends most of its time.
  for (let column = 0; column + 1 < cells.length; column += 2) {
    const pair = [cells[column] as Uint8Array, cells[column + 1] as Uint8Array] as const;
    fillTwo(histogram, [starts[column] as number, starts[column + 1] as number], pair, rows, slopes);
  }
  const last = cells.length - 1;
  if (last % 2 === 0) fillOne(histogram, starts[last] as number, cells[last] as Uint8Array, rows, slopes);
}

function fillTwo(
  histogram: Float64Array,
  [oneStart, otherStart]: readonly [number, number],
  [one, other]: readonly [Uint8Array, Uint8Array],
  rows: Uint32Array,
  { slopes, curvatures, weights }: Slopes,
): void {
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    const slope = slopes[place] as number;
    const curvature = curvatures[place] as number;
    const weight = weights[place] as number;
    const at = oneStart + perBin * (one[row] as number);
    histogram[at] = (histogram[at] as number) + slope;
    histogram[at + 1] = (histogram[at + 1] as number) + curvature;
    histogram[at + 2] = (histogram[at + 2] as number) + weight;
    const there = otherStart + perBin * (other[row] as number);
    histogram[there] = (histogram[there] as number) + slope;
    histogram[there + 1] = (histogram[there + 1] as number) + curvature;
    histogram[there + 2] = (histogram[there + 2] as number) + weight;
  }
}

function fillOne(
  histogram: Float64Array,
  start: number,
  cells: Uint8Array,
  rows: Uint32Array,
  { slopes, curvatures, weights }: Slopes,
): void {
  for (let place = 0; place < rows.length; place += 1) {
    const at = start + perBin * (cells[rows[place] as number] as number);
    histogram[at] = (histogram[at] as number) + (slopes[place] as number);
    histogram[at + 1] = (histogram[at + 1] as number) + (curvatures[place] as number);
    histogram[at + 2] = (histogram[at + 2] as number) + (weights[place] as number);
  }
}

/** What is left of a node's histogram without one of its two children's is the other's. */
export function subtractHistogram(histogram: Float64Array, other: Float64Array): void {
  for (let at = 0; at < histogram.length; at += 1) histogram[at] = (histogram[at] as number) - (other[at] as number);
}
