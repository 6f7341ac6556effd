/** The x that a falling tail probability comes down to, by halving. */
export function critical(tail: (x: number) => number, probability: number): number {
  let low = 0;
  let high = 1;
  while (tail(high) > probability) {
    low = high;
    high *= 2;
  }
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (tail(middle) > probability) low = middle;
    else high = middle;
  }
  return high;
}
