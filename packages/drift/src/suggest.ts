/** Edit distance by insertions, deletions, substitutions and swaps of neighbours (Damerau 1964). */
function distance(left: string, right: string): number {
  const rows = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= right.length; j += 1) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      const swapped = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + change,
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(left.length, right.length);
}

/** The end of an error message: what was probably meant, or else what there is. */
export function suggest(wrong: string, known: readonly string[]): string {
  const near = known
    .map((name) => ({ name, far: distance(wrong.toLowerCase().slice(0, 60), name.toLowerCase().slice(0, 60)) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(wrong.length / 3)))
    .sort((left, right) => left.far - right.far)[0];
  if (near) return `did you mean "${near.name}"?`;
  const some = known.slice(0, 12).map((name) => `"${name}"`);
  return `there is ${some.join(", ")}${known.length > 12 ? ` and ${known.length - 12} more` : ""}`;
}
