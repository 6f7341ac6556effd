const large = 2 ** 128;
const exponentStep = 128;

/**
 * P(D < d) of the Kolmogorov-Smirnov statistic of one sample of `n` values, exactly, as an entry of a matrix power
 * (Durbin 1973; Marsaglia, Tsang and Wang 2003, Evaluating Kolmogorov's Distribution).
 */
export function durbinMatrix(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  let base: Scaled = { values: stepMatrix(size, k - n * d), exponent: 0 };
  let power: Scaled = { values: identity(size), exponent: 0 };
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = product(power, base, size);
    if (left > 1) base = product(base, base, size);
  }
  let probability = power.values[(k - 1) * size + k - 1] as number;
  let { exponent } = power;
  for (let i = 1; i <= n; i += 1) {
    probability *= i / n;
    if (probability < 1 / large) {
      probability *= large;
      exponent -= exponentStep;
    }
  }
  return probability * 2 ** exponent;
}

/** Entries are kept in range by a common power of two. */
interface Scaled {
  readonly values: Float64Array;
  readonly exponent: number;
}

function stepMatrix(size: number, h: number): Float64Array {
  const values = new Float64Array(size * size);
  const inverseFactorial = [1];
  for (let i = 1; i <= size; i += 1) inverseFactorial.push((inverseFactorial[i - 1] as number) / i);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < Math.min(size, row + 2); column += 1)
      values[row * size + column] = inverseFactorial[row - column + 1] as number;
  for (let i = 0; i < size; i += 1) {
    const edge = (1 - h ** (i + 1)) * (inverseFactorial[i + 1] as number);
    values[i * size] = edge;
    values[(size - 1) * size + size - 1 - i] = edge;
  }
  values[(size - 1) * size] = (1 - 2 * h ** size + Math.max(0, 2 * h - 1) ** size) * (inverseFactorial[size] as number);
  return values;
}

function identity(size: number): Float64Array {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) values[i * size + i] = 1;
  return values;
}

function product(left: Scaled, right: Scaled, size: number): Scaled {
  const values = new Float64Array(size * size);
  let largest = 0;
  for (let row = 0; row < size; row += 1)
    for (let inner = 0; inner < size; inner += 1) {
      const factor = left.values[row * size + inner] as number;
      if (factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        const entry =
          (values[row * size + column] as number) + factor * (right.values[inner * size + column] as number);
        values[row * size + column] = entry;
        if (entry > largest) largest = entry;
      }
    }
  const exponent = left.exponent + right.exponent;
  if (largest <= large) return { values, exponent };
  return { values: values.map((value) => value / large), exponent: exponent + exponentStep };
}
