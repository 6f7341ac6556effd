import type { SampledColumn, SampledRows } from "../../src/multivariate/rows.ts";
import type { Random } from "../../src/stats/random.ts";

type Cell = number | string | undefined;

/** Rows drawn one by one; a column is what the first row that has a cell there says it is. */
export function rowsOf(count: number, draw: () => readonly Cell[]): SampledRows {
  const rows = Array.from({ length: count }, draw);
  const columns = (rows[0] ?? []).map((_, index): SampledColumn => {
    const name = `column ${index}`;
    const isNumber = rows.some((row) => typeof row[index] === "number");
    return isNumber
      ? { name, kind: "number", numbers: Float64Array.from(rows, (row) => (row[index] as number) ?? Number.NaN) }
      : { name, kind: "category", labels: rows.map((row) => row[index] as string | undefined) };
  });
  return { rows: count, columns };
}

/** Two standard normals that go together as closely as told, and others that do not. */
export function correlated(correlation: number, others: number, chance: Random): () => number[] {
  const own = Math.sqrt(1 - correlation ** 2);
  return () => {
    const first = chance.normal();
    return [
      first,
      correlation * first + own * chance.normal(),
      ...Array.from({ length: others }, () => chance.normal()),
    ];
  };
}

/** Columns as tables have them: two that go together, ties, zeros, categories of which many are rare, missing cells. */
export function mixed(chance: Random): () => Cell[] {
  const pair = correlated(0.6, 1, chance);
  return () => {
    const [first = 0, second = 0, third = 0] = pair();
    return [
      first,
      Math.round(2 * second),
      chance.next() < 0.8 ? 0 : Math.exp(third),
      chance.next() < 0.1 ? undefined : first + third,
      ["red", "green", "blue"][Math.floor(3 * chance.next() ** 2)],
      chance.next() < 0.05 ? undefined : `place ${Math.floor(1 / (chance.next() + 0.001))}`,
      first > 0 === chance.next() < 0.7 ? "yes" : "no",
    ];
  };
}
