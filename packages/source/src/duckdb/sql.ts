import path from "node:path";

/** Names and texts come from files and from users: they reach SQL only through these. */

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQL itself ends at a NUL. */
export const literal = (text: string): string =>
  text.includes("\0") ? `(${text.split("\0").map(quoted).join(" || chr(0) || ")})` : quoted(text);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A path that means itself: DuckDB would take `*`, `?` and `[` in it for patterns, and `~` for the user's folder. */
export const pathLiteral = (file: string): string => literal(path.resolve(file).replace(/[*?[]/g, "[$&]"));

/** Doubles whose SQL text is exact, infinities too. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "'inf'::DOUBLE";
  if (value === Number.NEGATIVE_INFINITY) return "'-inf'::DOUBLE";
  return `${literal(String(value))}::DOUBLE`;
}
