/**
 * P(D <= x) of the Kolmogorov-Smirnov statistic of one sample of `n` values, by the four-term expansion of Pelz and Good
 * 1976, Approximating the Lower Tail-Areas of the Kolmogorov-Smirnov One-Sample Statistic.
 */
export function pelzGood(n: number, x: number): number {
  const z = Math.sqrt(n) * x;
  const z2 = z * z;
  const z4 = z2 * z2;
  const pi2 = Math.PI * Math.PI;
  const pi4 = pi2 * pi2;
  const decay = -pi2 / (2 * z2);
  if (decay / 4 < -745) return 0;
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  const extra = { third: 0, fourth: 0 };
  // Smallest terms first.
  for (let k = Math.ceil((16 * z) / Math.PI); k >= 1; k -= 1) {
    const h2 = (k - 0.5) ** 2;
    const odd = Math.exp(decay * h2);
    sums[0] += odd;
    sums[1] += (pi2 * h2 - z2) * odd;
    sums[2] += (6 * z2 * z4 + 2 * z4 + pi2 * (2 * z4 - 5 * z2) * h2 + pi4 * (1 - 2 * z2) * h2 * h2) * odd;
    sums[3] +=
      (pi4 * pi2 * (5 - 30 * z2) * h2 ** 3 +
        pi4 * (212 * z4 - 60 * z2) * h2 * h2 +
        pi2 * (135 * z4 - 96 * z2 * z4) * h2 -
        30 * z2 * z4 -
        90 * z4 * z4) *
      odd;
    const whole = k * k * Math.exp(decay * k * k);
    extra.third += whole;
    extra.fourth += (3 * z2 - pi2 * k * k) * whole;
  }
  const root = Math.sqrt(2 * Math.PI);
  const first = (root * sums[0]) / z;
  const second = (root * sums[1]) / (6 * z4);
  const third = (root * sums[2]) / (72 * z4 * z2 * z) - (pi2 * root * extra.third) / (36 * z2 * z);
  const fourth = (root * sums[3]) / (6480 * z4 * z4 * z2) + (pi2 * root * extra.fourth) / (216 * z4 * z2);
  return first + second / Math.sqrt(n) + third / n + fourth / n ** 1.5;
}
