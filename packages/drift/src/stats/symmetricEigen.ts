export interface Eigen {
  readonly values: readonly number[];
  /** One unit vector for each value. */
  readonly vectors: readonly (readonly number[])[];
}

/** Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub and Van Loan 2013, 8.5). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, row) => Float64Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)));
  const at = (rows: readonly Float64Array[], row: number, column: number) =>
    (rows[row] as Float64Array)[column] as number;
  const set = (rows: readonly Float64Array[], row: number, column: number, value: number) => {
    (rows[row] as Float64Array)[column] = value;
  };
  const turn = (
    rows: readonly Float64Array[],
    one: [number, number],
    other: [number, number],
    sine: number,
    cosine: number,
  ) => {
    const x = at(rows, ...one);
    const y = at(rows, ...other);
    set(rows, ...one, cosine * x - sine * y);
    set(rows, ...other, sine * x + cosine * y);
  };
  for (let sweep = 0; sweep < 50; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        const off = at(a, p, q);
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(at(a, p, p) * at(a, q, q)))) continue;
        rotated = true;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * off);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const sine = tangent * cosine;
        for (let k = 0; k < size; k += 1) turn(a, [k, p], [k, q], sine, cosine);
        for (let k = 0; k < size; k += 1) turn(a, [p, k], [q, k], sine, cosine);
        for (let k = 0; k < size; k += 1) turn(v, [k, p], [k, q], sine, cosine);
      }
    if (!rotated) break;
  }
  return {
    values: a.map((row, index) => row[index] as number),
    vectors: a.map((_, column) => v.map((row) => row[column] as number)),
  };
}
