import type { Pair } from "../report.ts";
import type { Random } from "../stats/random.ts";

/** The rows of each side dealt by chance into parts that are as large as can be alike, ascending within each part. */
export function deal({ reference, current }: Pair<number>, parts: number, chance: Random): Uint32Array[] {
  const sides = [shuffled(0, reference, chance), shuffled(reference, reference + current, chance)];
  const cut = (side: Uint32Array, part: number) => Math.round((part * side.length) / parts);
  return Array.from({ length: parts }, (_, part) =>
    joined(sides.map((side) => side.subarray(cut(side, part), cut(side, part + 1)))).sort(),
  );
}

export function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The numbers from `from` to `to` in an order by chance (Fisher and Yates 1938). */
function shuffled(from: number, to: number, chance: Random): Uint32Array {
  const order = Uint32Array.from({ length: to - from }, (_, place) => from + place);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1);
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
