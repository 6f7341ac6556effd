/**
 * A decimal number of at most 15 digits without an exponent, a plus or leading zeros; NaN for everything else.
 * Such digits and powers of ten are exact doubles, so their quotient is the nearest double (Clinger 1990).
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 0x2d;
  const first = negative ? start + 1 : start;
  let digits = 0;
  let point = end;
  for (let index = first; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + (byte - 0x30);
    else if (byte === 0x2e && point === end) point = index;
    else return Number.NaN;
  }
  const whole = point - first;
  const decimals = Math.max(0, end - point - 1);
  if (whole === 0 || whole + decimals > 15 || point === end - 1) return Number.NaN;
  if (whole > 1 && bytes[first] === 0x30) return Number.NaN;
  const value = decimals === 0 ? digits : digits / 10 ** decimals;
  return negative ? 0 - value : value;
}
