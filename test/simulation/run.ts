import { normalTail } from "../../packages/drift/src/stats/distributions.ts";
import { type Random, random } from "../../packages/drift/src/stats/random.ts";
import { cellOf, type Drawn, draw, type Law } from "./draw.ts";
import { type Known, know, marks } from "./judge.ts";
import type { Shift } from "./shifts.ts";

export interface Size {
  readonly reference: number;
  readonly current: number;
}

export interface Rate {
  readonly rate: number;
  readonly standardError: number;
}

export function rateOf(times: number, of: number): Rate {
  const rate = times / of;
  return { rate, standardError: Math.sqrt((rate * (1 - rate)) / of) };
}

/** The most false alarms that a promise of one in twenty allows so many reports to show: two standard errors more. */
export function promised(reports: number): number {
  return 0.05 + 2 * Math.sqrt((0.05 * 0.95) / reports);
}

export interface Plan {
  readonly columns: readonly Law[];
  readonly size: Size;
  readonly reports: number;
  readonly seed: number;
  /** How closely the columns of each group of five go together. */
  readonly correlation?: number;
}

/** How often a report without any drift marks a column. */
export function falseAlarmRate({ columns, size, reports, seed, correlation = 0 }: Plan): Rate {
  const chance = random(seed);
  return alarmRate(reports, () => [
    table(columns, size.reference, correlation, chance),
    table(columns, size.current, correlation, chance),
  ]);
}

export function alarmRate(reports: number, drawn: () => readonly [readonly Drawn[], readonly Drawn[]]): Rate {
  let alarms = 0;
  for (let report = 0; report < reports; report += 1) {
    const [reference, current] = drawn();
    const known = reference.map((side, index) => know(side, current[index] as Drawn));
    if (marks(known).some(Boolean)) alarms += 1;
  }
  return rateOf(alarms, reports);
}

/** How often each shift is seen as one of twenty columns; the other nineteen are the last of `columns`, without drift. */
export function seenRates(plan: Plan, shifts: readonly Shift[]): Map<string, Rate> {
  const { columns, size, reports, seed } = plan;
  const chance = random(seed);
  const seen = shifts.map(() => 0);
  for (let report = 0; report < reports; report += 1) {
    const others = columns
      .slice(-19)
      .map((law) => know(draw(law, size.reference, chance), draw(law, size.current, chance)));
    shifts.forEach((shift, index) => {
      const known = shifted(shift, size, chance);
      if (marks([known, ...others])[0]) seen[index] = (seen[index] as number) + 1;
    });
  }
  return new Map(shifts.map(({ name }, index) => [name, rateOf(seen[index] as number, reports)]));
}

export function shifted({ before, after }: Shift, size: Size, chance: Random): Known {
  return know(draw(before, size.reference, chance), draw(after, size.current, chance));
}

/** Rows of several columns; those of a group of five share a part of their randomness (a Gaussian copula). */
export function table(columns: readonly Law[], rows: number, correlation: number, chance: Random): Drawn[] {
  if (correlation === 0) return columns.map((law) => draw(law, rows, chance));
  const values = columns.map(() => new Float64Array(rows));
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  for (let row = 0; row < rows; row += 1) {
    let shared = 0;
    columns.forEach((law, index) => {
      if (index % 5 === 0) shared = chance.normal();
      const uniform = normalTail(common * shared + own * chance.normal());
      (values[index] as Float64Array)[row] = cellOf(law, uniform, chance);
    });
  }
  return columns.map(({ kind }, index) => ({ kind, values: values[index] as Float64Array }));
}

/** One column, twenty times. */
export function copies(law: Law, rows: number, chance: Random): Drawn[] {
  const one = draw(law, rows, chance);
  return Array.from({ length: 20 }, () => one);
}

/** How often a shift is seen by a test that has its even share of the budget, and how often the interval holds its size. */
export function seenAlone(
  shift: Shift,
  rows: number,
  { level, size, reports, seed }: Alone,
): { seen: Rate; covered: Rate } {
  const chance = random(seed);
  let seen = 0;
  let covered = 0;
  for (let report = 0; report < reports; report += 1) {
    const { evidence, effect } = shifted(shift, { reference: rows, current: rows }, chance).values;
    if ((evidence?.pValue ?? 1) <= level) seen += 1;
    if (effect && effect.low <= size && size <= effect.high) covered += 1;
  }
  return { seen: rateOf(seen, reports), covered: rateOf(covered, reports) };
}

interface Alone {
  readonly level: number;
  readonly size: number;
  readonly reports: number;
  readonly seed: number;
}
