/**
 * A decimal number of at most 15 digits without an exponent, a plus or leading zeros; NaN for everything else.
 * Such digits and powers of ten are exact doubles, so their quotient is the nearest double (Clinger 1990).
 */
export function plainNumber(start: usize, end: usize): f64 {
  const negative = start < end && load<u8>(start) == 0x2d;
  const first = negative ? start + 1 : start;
  let digits: f64 = 0;
  let point = end;
  for (let at = first; at < end; at++) {
    const byte = load<u8>(at);
    if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + <f64>(byte - 0x30);
    else if (byte == 0x2e && point == end) point = at;
    else return NaN;
  }
  const whole = <i32>(point - first);
  const decimals = max(0, <i32>(end - point) - 1);
  if (whole == 0 || whole + decimals > 15 || point + 1 == end) return NaN;
  if (whole > 1 && load<u8>(first) == 0x30) return NaN;
  let power: f64 = 1;
  for (let count = 0; count < decimals; count++) power *= 10;
  const value = decimals == 0 ? digits : digits / power;
  return negative ? 0 - value : value;
}
