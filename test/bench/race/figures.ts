import type { Cost } from "./measure.ts";
import type { Runs } from "./race.ts";

export const quantities = ["wall", "cpu", "memory"] as const;
export type Quantity = (typeof quantities)[number];

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Of an even count the mean of the two in the middle. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, least: at(0), most: at(sorted.length - 1) };
}

export type Spreads = Readonly<Record<Quantity, Spread>>;
export type Ratios = Readonly<Record<Quantity, number>>;

export interface Row {
  readonly name: string;
  readonly does: string;
  readonly without?: Runs["without"];
  readonly runs: number;
  readonly spreads?: Spreads;
  /** Its medians divided by ours: over 1 where we take less. */
  readonly ratios?: Ratios;
}

function each<T>(value: (quantity: Quantity) => T): Readonly<Record<Quantity, T>> {
  return { wall: value("wall"), cpu: value("cpu"), memory: value("memory") };
}

const spreadsOf = (costs: readonly Cost[]): Spreads => each((quantity) => spread(costs.map((cost) => cost[quantity])));

/** The rows of the table, from everyone's runs, ours first. */
export function rowsOf(all: readonly Runs[]): Row[] {
  const [first] = all;
  const ours = first && first.costs.length > 0 ? spreadsOf(first.costs) : undefined;
  return all.map(({ name, does, costs, without }) => {
    if (without) return { name, does, without, runs: 0 };
    const spreads = spreadsOf(costs);
    const ratios = ours && each((quantity) => spreads[quantity].median / ours[quantity].median);
    return { name, does, runs: costs.length, spreads, ...(ratios ? { ratios } : {}) };
  });
}

export interface Target {
  readonly what: string;
  /** The row whose ratio, or in the row of ours whose own figure, is looked at. */
  readonly row: string;
  readonly figure: "ratio" | "median";
  readonly quantity: Quantity;
  readonly atLeast?: number;
  readonly below?: number;
}

export interface Result {
  readonly what: string;
  /** Absent where it was not measured. */
  readonly found?: number;
  readonly met?: boolean;
}

export function judge({ what, row, figure, quantity, atLeast, below }: Target, rows: readonly Row[]): Result {
  const chosen = rows.find(({ name }) => name === row);
  const found = figure === "ratio" ? chosen?.ratios?.[quantity] : chosen?.spreads?.[quantity].median;
  if (found === undefined) return { what };
  return { what, found, met: found >= (atLeast ?? Number.NEGATIVE_INFINITY) && found < (below ?? Infinity) };
}

export interface Loss {
  readonly name: string;
  readonly quantity: Quantity;
  readonly theirs: number;
  readonly ours: number;
}

/** Where another's median is below ours. */
export function lossesOf(rows: readonly Row[]): Loss[] {
  const [ours] = rows;
  return rows.flatMap(({ name, spreads, ratios }) =>
    quantities.flatMap((quantity) => {
      if (!ours?.spreads || !spreads || !ratios || ratios[quantity] >= 1) return [];
      return { name, quantity, theirs: spreads[quantity].median, ours: ours.spreads[quantity].median };
    }),
  );
}
