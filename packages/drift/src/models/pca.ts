import { DriftlineError } from "../errors.ts";
import { symmetricEigen } from "../stats/symmetricEigen.ts";

/** Sums of columns and of their products around some values, so that sums far from the means lose no digits. */
export interface Gram {
  readonly count: number;
  readonly shifts: readonly number[];
  /** Sums of (value - shift), */
  readonly sums: readonly number[];
  /** and of products of two of these. */
  readonly products: readonly (readonly number[])[];
}

/** The directions in which rows differ most. */
export interface Pca {
  readonly means: readonly number[];
  /** Unit vectors, and the variance along each, the largest first. */
  readonly components: readonly Float64Array[];
  readonly variances: readonly number[];
  /** Each component's share of the variance of all columns. */
  readonly shares: readonly number[];
}

/** The sums of some columns of equal length. */
export function gramOf(columns: readonly Float64Array[], shifts: readonly number[]): Gram {
  const moved = columns.map((values, column) => values.map((value) => value - (shifts[column] as number)));
  const products = moved.map(() => new Array<number>(moved.length).fill(0));
  for (const [one, values] of moved.entries())
    for (let other = 0; other <= one; other += 1) {
      const sum = productOf(values, moved[other] as Float64Array);
      (products[one] as number[])[other] = sum;
      (products[other] as number[])[one] = sum;
    }
  const sums = moved.map((values) => values.reduce((sum, value) => sum + value, 0));
  return { count: columns[0]?.length ?? 0, shifts, sums, products };
}

/**
 * Principal components (Pearson 1901; Hotelling 1933) from sums alone, so that no engine need hand out rows. As many as
 * together explain more than `share` of the variance, or that many where it is a whole number from 1 on: so scikit-learn's
 * PCA counts, whose components and variances (over count - 1) these are, up to a sign.
 */
export function fitPca({ count, shifts, sums, products }: Gram, share: number): Pca {
  if (count < 2) throw new DriftlineError("badOption", `PCA: it takes at least two rows, got ${count}`);
  const covariances = products.map((row, one) =>
    row.map((sum, other) => (sum - ((sums[one] as number) * (sums[other] as number)) / count) / (count - 1)),
  );
  const { values, vectors } = symmetricEigen(covariances);
  const order = [...values.keys()].sort((one, other) => (values[other] as number) - (values[one] as number));
  const variances = order.map((place) => Math.max(0, values[place] as number));
  const whole = variances.reduce((sum, variance) => sum + variance, 0);
  if (!(whole > 0)) throw new DriftlineError("badOption", "PCA: no column varies, so there is nothing to explain");
  const shares = variances.map((variance) => variance / whole);
  const kept = share >= 1 ? Math.min(share, order.length) : countFor(shares, share);
  return {
    means: shifts.map((shift, column) => shift + (sums[column] as number) / count),
    components: order.slice(0, kept).map((place) => Float64Array.from(vectors[place] as readonly number[])),
    variances: variances.slice(0, kept),
    shares: shares.slice(0, kept),
  };
}

/** How far each row lies from what the components alone make of it (Euclidean). */
export function reconstructionErrors({ means, components }: Pca, columns: readonly Float64Array[]): Float64Array {
  const row = new Float64Array(columns.length);
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, at) => {
    for (let column = 0; column < row.length; column += 1)
      row[column] = ((columns[column] as Float64Array)[at] as number) - (means[column] as number);
    // One component after the other is taken off: they are at right angles, so the order does not matter.
    for (const component of components) {
      const along = productOf(row, component);
      for (let column = 0; column < row.length; column += 1)
        row[column] = (row[column] as number) - along * (component[column] as number);
    }
    return Math.sqrt(productOf(row, row));
  });
}

function countFor(shares: readonly number[], share: number): number {
  let sum = 0;
  const last = shares.findIndex((one) => {
    sum += one;
    return sum > share;
  });
  return last < 0 ? shares.length : last + 1;
}

function productOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] as number) * (other[place] as number);
  return sum;
}
