import type { CellReader } from "./cellReader.ts";

/** So many of the decimals that may have too many digits show whether they do. */
const glance = 1000;

/** Decimals of up to 15 digits are the nearest double, longer ones may be the next one to it. */
export function decimalReader(column: string, digits: number, scale: number): CellReader {
  const reader = { plain: `${column}::DOUBLE`, holds: "number" } as const;
  if (digits <= 15) return reader;
  const type = `DECIMAL(${digits},${scale})`;
  const long = `'1e${15 - scale}'::${type}`;
  const likely = (from: string) =>
    `SELECT ${column} AS v FROM ${from} WHERE ${column} >= ${long} OR ${column} <= -${long}`;
  return {
    ...reader,
    doubt: {
      code: "rounded",
      ask: (from) =>
        `SELECT count(*)::DOUBLE, min(v)::VARCHAR FROM (${likely(from)} LIMIT ${glance}) WHERE TRY_CAST(v::DOUBLE::VARCHAR AS ${type}) IS DISTINCT FROM v`,
      says: (name, _cells, _rows, example) =>
        `cells of ${name} have more digits than a double holds, such as ${example}; they are rounded`,
    },
  };
}
