export interface Eigen {
  readonly values: readonly number[];
  /** One unit vector for each value. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reflections make it tridiagonal, and implicit QL steps
 * diagonal (Golub and Van Loan 2013, 8.3; Bowdler et al. 1968). It takes a few times size^3 steps.
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const rows = matrix.map((row) => Float64Array.from(row));
  const { diagonal, beside } = tridiagonal(rows);
  diagonalise(diagonal, beside, rows);
  return {
    values: Array.from(diagonal),
    vectors: Array.from(diagonal, (_, column) => rows.map((row) => row[column] as number)),
  };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Left of the diagonal; the first is none. */
  readonly beside: Float64Array;
}

/** Leaves in `rows` the rotation that takes the tridiagonal matrix back to what it was. */
function tridiagonal(rows: Float64Array[]): Tridiagonal {
  const size = rows.length;
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  for (let last = size - 1; last > 0; last -= 1) {
    const row = rows[last] as Float64Array;
    let scale = 0;
    for (let k = 0; k < last; k += 1) scale += Math.abs(row[k] as number);
    if (last === 1 || scale === 0) {
      beside[last] = row[last - 1] as number;
      continue;
    }
    let square = 0;
    for (let k = 0; k < last; k += 1) {
      row[k] = (row[k] as number) / scale;
      square += (row[k] as number) ** 2;
    }
    const first = row[last - 1] as number;
    const length = first >= 0 ? -Math.sqrt(square) : Math.sqrt(square);
    beside[last] = scale * length;
    square -= first * length;
    row[last - 1] = first - length;
    reflect(rows, row, last, square, beside);
    diagonal[last] = square;
  }
  diagonal[0] = 0;
  beside[0] = 0;
  for (let at = 0; at < size; at += 1) accumulate(rows, at, diagonal);
  return { diagonal, beside };
}

function reflect(rows: Float64Array[], row: Float64Array, last: number, square: number, beside: Float64Array): void {
  let sum = 0;
  for (let j = 0; j < last; j += 1) {
    const other = rows[j] as Float64Array;
    other[last] = (row[j] as number) / square;
    let product = 0;
    for (let k = 0; k <= j; k += 1) product += (other[k] as number) * (row[k] as number);
    for (let k = j + 1; k < last; k += 1) product += ((rows[k] as Float64Array)[j] as number) * (row[k] as number);
    beside[j] = product / square;
    sum += (beside[j] as number) * (row[j] as number);
  }
  const half = sum / (2 * square);
  for (let j = 0; j < last; j += 1) {
    const other = rows[j] as Float64Array;
    const part = row[j] as number;
    const moved = (beside[j] as number) - half * part;
    beside[j] = moved;
    for (let k = 0; k <= j; k += 1)
      other[k] = (other[k] as number) - part * (beside[k] as number) - moved * (row[k] as number);
  }
}

function accumulate(rows: Float64Array[], at: number, diagonal: Float64Array): void {
  const own = rows[at] as Float64Array;
  if (diagonal[at] !== 0) {
    for (let j = 0; j < at; j += 1) {
      let product = 0;
      for (let k = 0; k < at; k += 1) product += (own[k] as number) * ((rows[k] as Float64Array)[j] as number);
      for (let k = 0; k < at; k += 1) {
        const other = rows[k] as Float64Array;
        other[j] = (other[j] as number) - product * (other[at] as number);
      }
    }
  }
  diagonal[at] = own[at] as number;
  own[at] = 1;
  for (let j = 0; j < at; j += 1) {
    own[j] = 0;
    (rows[j] as Float64Array)[at] = 0;
  }
}

function diagonalise(diagonal: Float64Array, beside: Float64Array, rows: Float64Array[]): void {
  const size = diagonal.length;
  beside.copyWithin(0, 1);
  beside[size - 1] = 0;
  for (let at = 0; at < size; at += 1) {
    for (let step = 0; step < 100; step += 1) {
      let end = at;
      while (end < size - 1 && !isNothing(beside[end] as number, diagonal[end] as number, diagonal[end + 1] as number))
        end += 1;
      if (end === at) break;
      turn(diagonal, beside, rows, at, end);
    }
  }
}

function isNothing(beside: number, one: number, other: number): boolean {
  return Math.abs(beside) <= Number.EPSILON * (Math.abs(one) + Math.abs(other));
}

/** One QL step with Wilkinson's shift. */
function turn(diagonal: Float64Array, beside: Float64Array, rows: Float64Array[], at: number, end: number): void {
  const ratio = ((diagonal[at + 1] as number) - (diagonal[at] as number)) / (2 * (beside[at] as number));
  const length = Math.hypot(ratio, 1);
  let g =
    (diagonal[end] as number) -
    (diagonal[at] as number) +
    (beside[at] as number) / (ratio + (ratio >= 0 ? length : -length));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = end - 1; i >= at; i -= 1) {
    const f = sine * (beside[i] as number);
    const b = cosine * (beside[i] as number);
    const r = Math.hypot(f, g);
    beside[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1] = (diagonal[i + 1] as number) - shift;
      beside[end] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    const next = (diagonal[i + 1] as number) - shift;
    const sum = ((diagonal[i] as number) - next) * sine + 2 * cosine * b;
    shift = sine * sum;
    diagonal[i + 1] = next + shift;
    g = cosine * sum - b;
    for (const row of rows) {
      const one = row[i] as number;
      const other = row[i + 1] as number;
      row[i + 1] = sine * one + cosine * other;
      row[i] = cosine * one - sine * other;
    }
  }
  diagonal[at] = (diagonal[at] as number) - shift;
  beside[at] = g;
  beside[end] = 0;
}
