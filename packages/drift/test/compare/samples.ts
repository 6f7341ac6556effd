import { random } from "../../src/stats/random.ts";

/** Seeded columns for tests: normal numbers, and categories by their shares. */
export function normals(size: number, seed: number, mean = 0, deviation = 1): number[] {
  const source = random(seed);
  return Array.from({ length: size }, () => mean + deviation * source.normal());
}

export function categories(size: number, seed: number, shares: Readonly<Record<string, number>>): string[] {
  const source = random(seed);
  const entries = Object.entries(shares);
  return Array.from({ length: size }, () => {
    let left = source.next();
    for (const [name, share] of entries) {
      left -= share;
      if (left < 0) return name;
    }
    return (entries.at(-1) as [string, number])[0];
  });
}
