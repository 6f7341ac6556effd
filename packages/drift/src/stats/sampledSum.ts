/** The first four moments of a distribution; `kurtosis` is the fourth standardised one, 3 for the normal. */
export interface Shape {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Central moments of a population: m_k is the mean of (score - mean)^k over all its rows. */
export interface PopulationMoments {
  readonly rows: number;
  readonly mean: number;
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

/** Central moments from the sums of the scores' first four powers. */
export function populationMoments(
  rows: number,
  [s1, s2, s3, s4]: readonly [number, number, number, number],
): PopulationMoments {
  const mean = s1 / rows;
  const [r2, r3, r4] = [s2 / rows, s3 / rows, s4 / rows];
  const square = mean * mean;
  return {
    rows,
    mean,
    m2: r2 - square,
    m3: r3 - 3 * mean * r2 + 2 * mean * square,
    m4: r4 - 4 * mean * r3 + 6 * square * r2 - 3 * square * square,
  };
}

/**
 * The exact moments of the sum over `drawn` rows taken from a population of at least four without replacement: of the
 * permutation distribution of a linear rank statistic (Isserlis 1931).
 */
export function sampledSum({ rows, mean, m2, m3, m4 }: PopulationMoments, drawn: number): Shape {
  const left = rows - drawn;
  const variance = (drawn * left * m2) / (rows - 1);
  const third = (drawn * left * (left - drawn) * m3) / ((rows - 1) * (rows - 2));
  const fourth =
    ((drawn * left) / ((rows - 1) * (rows - 2) * (rows - 3))) *
    ((rows * rows - 6 * drawn * left + rows) * m4 + 3 * rows * (drawn - 1) * (left - 1) * m2 * m2);
  return { mean: drawn * mean, variance, skewness: third / variance ** 1.5, kurtosis: fourth / (variance * variance) };
}
