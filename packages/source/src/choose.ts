import { random } from "@driftline/drift";

/**
 * Ascending positions of `size` among `count`, every choice equally likely and the same for the same seed. Takes the time
 * of the choice, however many there are to choose from (Floyd's algorithm: Bentley and Floyd 1987).
 */
export function choose(count: number, size: number, seed: number): Int32Array {
  if (size >= count) return Int32Array.from({ length: count }, (_, position) => position);
  const { next } = random(seed);
  const chosen = new Set<number>();
  for (let last = count - size; last < count; last += 1) {
    const position = Math.floor(next() * (last + 1));
    chosen.add(chosen.has(position) ? last : position);
  }
  return Int32Array.from(chosen).sort();
}
