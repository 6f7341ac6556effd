const step = 1 / 16;

/**
 * exp(x) K(x), K the modified Bessel function of the second kind of order 1/4, as the integral of
 * exp(-x (cosh t - 1)) cosh(t / 4) over t from 0, for which the trapezoidal rule converges exponentially
 * (Trefethen and Weideman 2014, The Exponentially Convergent Trapezoidal Rule).
 */
export function besselQuarter(x: number): number {
  const width = step / Math.max(1, Math.sqrt(x / 16));
  let sum = 0.5;
  for (let index = 1; ; index += 1) {
    const t = index * width;
    const term = Math.exp(-2 * x * Math.sinh(t / 2) ** 2) * Math.cosh(t / 4);
    sum += term;
    if (term < sum * 1e-18) return sum * width;
  }
}
