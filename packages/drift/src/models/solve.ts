/**
 * Solves matrix * x = right for a symmetric positive definite matrix, by Cholesky's factors (Golub and Van Loan 2013, 4.2).
 * Nothing where the matrix is not positive definite.
 */
export function solvePositive(matrix: readonly Float64Array[], right: Float64Array): Float64Array | undefined {
  const size = right.length;
  const factor = matrix.map((row) => row.slice());
  const x = right.slice();
  for (let row = 0; row < size; row += 1) {
    const own = factor[row] as Float64Array;
    for (let column = 0; column <= row; column += 1) {
      const other = factor[column] as Float64Array;
      let rest = own[column] as number;
      for (let k = 0; k < column; k += 1) rest -= (own[k] as number) * (other[k] as number);
      if (column < row) own[column] = rest / (other[column] as number);
      else if (rest > 0) own[row] = Math.sqrt(rest);
      else return undefined;
    }
    let known = x[row] as number;
    for (let k = 0; k < row; k += 1) known -= (own[k] as number) * (x[k] as number);
    x[row] = known / (own[row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let known = x[row] as number;
    for (let k = row + 1; k < size; k += 1) known -= ((factor[k] as Float64Array)[row] as number) * (x[k] as number);
    x[row] = known / ((factor[row] as Float64Array)[row] as number);
  }
  return x;
}
