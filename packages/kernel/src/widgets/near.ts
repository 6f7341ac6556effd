/** The end of an error message about a name that there is not: the one most like it, or else all. */
export function nearest(wrong: string, known: readonly string[]): string {
  const wanted = pairsOf(wrong);
  const ranked = known
    .map((name) => ({ name, alike: alikeness(wanted, pairsOf(name)) }))
    .sort((left, right) => right.alike - left.alike);
  const [best] = ranked;
  if (best && best.alike >= 0.5) return `did you mean "${best.name}"?`;
  return `there is ${known.map((name) => `"${name}"`).join(", ")}`;
}

/** The letters of a name two by two, without marks and case: `max_width` and `maxWidth` are the same. */
function pairsOf(name: string): Set<string> {
  const letters = ` ${name.toLowerCase().replace(/[^a-z0-9]/g, "")} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}

/** The share of pairs that two names have in common (Dice 1945). */
function alikeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((one) => right.has(one)).length;
  return (2 * common) / (left.size + right.size);
}
