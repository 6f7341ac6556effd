/** One margin of a table: how many parts it has, and the sum of 1 / rows over them. */
export interface Margin {
  readonly count: number;
  readonly inverse: number;
}

/** The exact variance of Pearson's chi-square of a table of `rows` rows with both margins fixed (Dawson 1954, Biometrika 41). */
export function chiSquareVariance(rows: number, one: Margin, other: Margin): number {
  const parts = ({ count, inverse }: Margin) => ({
    freedom: ((count - 1) * (rows - count)) / (rows - 1),
    lean: (rows * inverse - count * count) / (rows - 2),
  });
  const a = parts(one);
  const b = parts(other);
  const smooth = ((2 * rows) / (rows - 3)) * (a.freedom - a.lean) * (b.freedom - b.lean);
  return smooth + ((rows * rows) / (rows - 1)) * a.lean * b.lean;
}
