import { roundHalfToEven } from "./kolmogorovAsymptotic.ts";

/**
 * The median of (x - y)^2 over all ordered pairs of values, each with itself included: of the two middle ones, the one at
 * the even rank.
 */
export function medianSquaredDistance(values: Float64Array): number {
  const count = values.length;
  const rank = roundHalfToEven((count * count - 1) / 2);
  if (rank < count) return 0;
  const distances = new Float64Array((count * (count - 1)) / 2);
  let next = 0;
  for (let i = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1) {
      distances[next] = Math.abs((values[i] as number) - (values[j] as number));
      next += 1;
    }
  // After the zeros of the values with themselves every distance stands twice.
  return (distances.sort()[Math.floor((rank - count) / 2)] as number) ** 2;
}
