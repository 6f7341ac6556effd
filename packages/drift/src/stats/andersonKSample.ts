import type { Sizes } from "../walk.ts";
import { fitParabola } from "./fitParabola.ts";

// Scholz and Stephens 1987, table 2, for two samples: b0 + b1 + b2.
const significance = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const critical = [
  0.675 - 0.245 - 0.105,
  1.281 + 0.25 - 0.305,
  1.645 + 0.678 - 0.362,
  1.96 + 1.149 - 0.391,
  2.326 + 1.822 - 0.396,
  2.573 + 2.364 - 0.345,
  3.085 + 3.615 - 0.154,
];
const logSignificance = fitParabola(critical, significance.map(Math.log));

/** The statistic less its mean, over its standard deviation (Scholz and Stephens 1987, formula 4); it takes 4 values in all. */
export function andersonStandardised({ reference, current }: Sizes, square: number): number {
  const all = reference + current;
  const inverses = 1 / reference + 1 / current;
  let h = 0;
  let g = 0;
  for (let i = all - 1; i >= 2; i -= 1) {
    h += 1 / i;
    g += h / (all - i + 1);
  }
  h += 1;
  const a = 4 * g - 6 + (10 - 6 * g) * inverses;
  const b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverses - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverses + 4 * h;
  const d = (2 * h + 6) * 4 - 8 * h;
  const variance = (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
  return (square - 1) / Math.sqrt(variance);
}

/** Interpolated in the table, which ends at .25 and .001: beyond it, its end. */
export function andersonTail(standardised: number): number {
  if (standardised < (critical[0] as number)) return 0.25;
  if (standardised > (critical.at(-1) as number)) return 0.001;
  return Math.exp(logSignificance(standardised));
}
