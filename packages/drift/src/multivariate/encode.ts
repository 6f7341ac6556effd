import type { Feature } from "../models/histogramBins.ts";
import type { PooledRows } from "./rows.ts";

/**
 * Columns as numbers around 0 with a standard deviation of 1, by what some of the rows say: missing numbers are their mean,
 * missing categories their most frequent one, and a category is its share of those rows, 0 if they have none of it. So
 * nannyml does. A column of one value keeps its own unit; one that holds nothing in those rows is left out, and so is one
 * whose squares are beyond all numbers.
 */
export function encodeRows({ columns }: PooledRows, by: Uint32Array): Float64Array[] {
  return columns.flatMap(({ feature }) => {
    const filled = feature.kind === "number" ? fillNumbers(feature.values, by) : sharesOfCodes(feature, by);
    const standardised = filled && standardise(filled, by);
    return standardised ? [standardised] : [];
  });
}

function fillNumbers(values: Float64Array, by: Uint32Array): Float64Array | undefined {
  const known = by.filter((row) => Number.isFinite(values[row]));
  if (known.length === 0) return undefined;
  const mean = meanOf(values, known);
  return values.map((value) => (Number.isFinite(value) ? value : mean));
}

function sharesOfCodes({ codes }: Feature & { kind: "category" }, by: Uint32Array): Float64Array | undefined {
  const counts = new Map<number, number>();
  for (const row of by) {
    const code = codes[row] as number;
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  // Of the equally frequent ones the first by name, whose code is the lowest.
  const [mode, most] = [...counts].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best,
  );
  const missing = by.length - [...counts.values()].reduce((sum, count) => sum + count, 0);
  counts.set(mode, most + missing);
  return Float64Array.from(codes, (code) => (counts.get(code < 0 ? mode : code) ?? 0) / by.length);
}

function standardise(values: Float64Array, by: Uint32Array): Float64Array | undefined {
  const mean = meanOf(values, by);
  const deviation = Math.sqrt(by.reduce((sum, row) => sum + ((values[row] as number) - mean) ** 2, 0) / by.length);
  if (!Number.isFinite(deviation)) return undefined;
  // A column of one value may seem to differ by the rounding of its mean.
  const unit = deviation > by.length * Number.EPSILON * Math.abs(mean) ? deviation : 1;
  return values.map((value) => (value - mean) / unit);
}

function meanOf(values: Float64Array, rows: Uint32Array): number {
  const around = values[rows[0] as number] as number;
  return around + rows.reduce((sum, row) => sum + ((values[row] as number) - around), 0) / rows.length;
}
