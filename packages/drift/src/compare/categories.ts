import type { PairNeeds, Sides } from "../measure.ts";
import type { Bins, CategorySummary, NoValues } from "../report.ts";
import { bothSides } from "./bothSides.ts";
import type { Gathered } from "./gather.ts";

/** More names than this help nobody; their rows are counted together. */
const namedValues = 100;

const categoryNeeds = { counts: { pair: "counts" } } as const satisfies PairNeeds;

export interface CategoryDescription {
  readonly summary: Sides<CategorySummary | NoValues>;
  readonly bins: Bins;
  readonly newValues?: readonly string[];
  readonly lostValues?: readonly string[];
  readonly newShare?: number;
  readonly lostShare?: number;
}

interface Value extends Sides<number> {
  readonly label: string;
}

export function describeCategories(gathered: Gathered): CategoryDescription {
  const { labels = [], reference, current } = gathered.answers(categoryNeeds).counts;
  const values = labels.map(
    (label, index): Value => ({ label, reference: reference[index] as number, current: current[index] as number }),
  );
  const rows = bothSides((side) => rowsOf(values, side));
  const summary = bothSides((side) => categorySummary(values, side, rows[side]));
  const described = { summary, bins: namedBins(values) };
  if (rows.reference === 0 || rows.current === 0) return described;
  const found = onlyIn("current", values);
  const gone = onlyIn("reference", values);
  return {
    ...described,
    ...(found.length > 0 ? { newValues: names(found), newShare: rowsOf(found, "current") / rows.current } : {}),
    ...(gone.length > 0 ? { lostValues: names(gone), lostShare: rowsOf(gone, "reference") / rows.reference } : {}),
  };
}

function rowsOf(values: readonly Value[], side: keyof Sides<unknown>): number {
  return values.reduce((sum, value) => sum + value[side], 0);
}

/** Values that only one side has, most frequent first. */
function onlyIn(side: keyof Sides<unknown>, values: readonly Value[]): Value[] {
  const other = side === "current" ? "reference" : "current";
  return values
    .filter((value) => value[side] > 0 && value[other] === 0)
    .sort((left, right) => right[side] - left[side]);
}

const names = (values: readonly Value[]): string[] => values.slice(0, namedValues).map(({ label }) => label);

function categorySummary(
  values: readonly Value[],
  side: keyof Sides<unknown>,
  rows: number,
): CategorySummary | NoValues {
  if (rows === 0) return {};
  const held = values.filter((value) => value[side] > 0);
  const mode = held.reduce((most, value) => (value[side] > most[side] ? value : most));
  return { distinct: held.length, mode: mode.label, modeShare: mode[side] / rows };
}

function namedBins(values: readonly Value[]): Bins {
  const sorted = [...values].sort((left, right) => right.reference + right.current - (left.reference + left.current));
  const named = sorted.slice(0, namedValues);
  const rest = sorted.slice(namedValues);
  return {
    labels: names(named),
    reference: named.map((value) => value.reference),
    current: named.map((value) => value.current),
    ...(rest.length > 0 ? { rest: { values: rest.length, ...bothSides((side) => rowsOf(rest, side)) } } : {}),
  };
}
