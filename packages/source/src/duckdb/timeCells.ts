import type { CellReader } from "./cellReader.ts";

/** Of times before and after all others, as DuckDB has them, a Date holds none; neither does it of far years. */
const beyondDates: ReadonlyMap<string, (column: string) => string> = new Map([
  ["DATE", (column) => `${column} < '271822-04-20 (BC)'::DATE OR ${column} > '275760-09-13'::DATE`],
  ["TIMESTAMP_NS", (column) => `NOT isfinite(${column})`],
]);

const beyondDate = (type: string, column: string): string => {
  const end = (sign: "" | "-") =>
    `${type.includes("ZONE") ? "make_timestamptz" : "make_timestamp"}(${sign}8640000000000000000)`;
  return beyondDates.get(type)?.(column) ?? `${column} < ${end("-")} OR ${column} > ${end("")}`;
};

/** Milliseconds with what fraction there is: the same doubles as of the ISO texts. */
export function timeReader(column: string, type: string): CellReader {
  const beyond = beyondDate(type, column);
  return {
    plain: `CASE WHEN NOT (${beyond}) THEN ${milliseconds(column, type)} END`,
    holds: "time",
    doubt: {
      code: "beyondTime",
      ask: (from) => `SELECT count(*)::DOUBLE, NULL::VARCHAR FROM ${from} WHERE ${beyond}`,
      says: (name, cells, rows) =>
        `${cells} of ${rows} times of ${name} are beyond what a Date holds, the years -271821 to 275760; they count as missing`,
    },
  };
}

function milliseconds(column: string, type: string): string {
  if (type === "DATE") return `epoch_ms(${column}::TIMESTAMP)::DOUBLE`;
  if (type === "TIMESTAMP_NS")
    return `(epoch_ns(${column}) // 1000000)::DOUBLE + (epoch_ns(${column}) % 1000000) / 1e6`;
  return `(epoch_us(${column}) // 1000)::DOUBLE + (epoch_us(${column}) % 1000) / 1e3`;
}
