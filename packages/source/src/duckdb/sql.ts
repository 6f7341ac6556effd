/** Names and texts come from files and from users: they reach SQL only through these. */

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A path that means itself: DuckDB would take `*`, `?` and `[` in it for patterns. */
export const pathLiteral = (path: string): string => literal(path.replace(/[*?[]/g, "[$&]"));

/** Doubles whose SQL text is exact, infinities too. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "'inf'::DOUBLE";
  if (value === Number.NEGATIVE_INFINITY) return "'-inf'::DOUBLE";
  return `${literal(String(value))}::DOUBLE`;
}
