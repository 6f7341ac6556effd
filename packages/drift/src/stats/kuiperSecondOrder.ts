import { kuiperTail } from "./kuiper.ts";

/** P(V >= `v`) for samples worth `n` values of one sample, with Kuiper's (1960) term of order 1 / sqrt(n). */
export function kuiperSecondOrder(v: number, n: number): number {
  const square = n * v * v;
  let sum = 0;
  for (let j = 20; j >= 1; j -= 1) sum += j * j * (4 * j * j * square - 3) * Math.exp(-2 * j * j * square);
  return Math.min(1, Math.max(0, kuiperTail(Math.sqrt(square)) - (8 / 3) * v * sum));
}
