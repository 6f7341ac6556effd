/** What a column holds. Inferred by the rules of `infer.ts`, or set by the user. */
export const kinds = ["number", "category", "boolean", "time", "text"] as const;

export type Kind = (typeof kinds)[number];

/**
 * How a column's cells are read when something is computed from them. A text column is read
 * as numbers twice, by its length and by its count of words.
 */
export type Reading = "number" | "time" | "category" | "boolean" | "length" | "words";
