import type { Cells, PairNeed, Sides } from "../measure.ts";
import { nextUp } from "../stats/edges.ts";
import { gap } from "../walks/gap.ts";
import { bothSides } from "./bothSides.ts";
import type { Gathered } from "./gather.ts";
import { type Facet, isNumeric } from "./pairs.ts";

/**
 * Where the rows of a column moved to: the values that the current side has more of. Their surplus is Kuiper's V for numbers,
 * where they are an interval (or all but one), and the total variation for categories, so the parts of it that lie in
 * different segments add up to the whole.
 */
export type Change = {
  readonly total: number;
  /** Values of each side in the whole table. */
  readonly present: Sides<number>;
} & (
  | { readonly at: "values"; readonly gained: ReadonlySet<string> }
  | { readonly at: "interval"; readonly need: PairNeed & { readonly pair: "cells" }; readonly sign: 1 | -1 }
);

/** None where nothing moved, or nothing could. */
export function changeOf({ reading }: Facet, whole: Gathered): Change | undefined {
  const present = bothSides((side) => whole.presence[side].present);
  if (present.reference === 0 || present.current === 0) return undefined;
  const change = isNumeric(reading) ? intervalChange(whole, present) : valuesChange(whole, present);
  return change.total > 0 ? change : undefined;
}

function valuesChange(whole: Gathered, present: Sides<number>): Change {
  const { labels = [], reference, current } = whole.answer({ pair: "counts" });
  const surplus = labels.map(
    (_, index) => (current[index] as number) / present.current - (reference[index] as number) / present.reference,
  );
  const gained = new Set(labels.filter((_, index) => (surplus[index] as number) > 0));
  return { at: "values", gained, total: surplus.reduce((sum, share) => sum + Math.max(0, share), 0), present };
}

/** Between the values where F - G and G - F are largest, the current side has V more, or V less, of its rows. */
function intervalChange(whole: Gathered, present: Sides<number>): Change {
  const { above, aboveAt, below, belowAt } = whole.answer({ pair: "walk", walk: gap });
  const from = above > 0 ? aboveAt : Number.NEGATIVE_INFINITY;
  const to = below > 0 ? belowAt : Number.NEGATIVE_INFINITY;
  const inner = [Math.min(from, to), Math.max(from, to)].filter(Number.isFinite).map(nextUp);
  const edges = [Number.NEGATIVE_INFINITY, ...inner, Number.POSITIVE_INFINITY];
  const need = { pair: "cells", edges: { rule: "given", edges } } as const;
  return { at: "interval", need, sign: from < to ? 1 : -1, total: above + below, present };
}

export function changeNeeds(change: Change | undefined): PairNeed[] {
  if (!change) return [];
  return [change.at === "interval" ? change.need : { pair: "counts" }];
}

/** The part of the whole change that lies in these rows. */
export function changeIn(change: Change, inside: Gathered): number {
  const rows = change.at === "interval" ? middle(inside.answer(change.need)) : gainedRows(change.gained, inside);
  const surplus = rows.current / change.present.current - rows.reference / change.present.reference;
  return (change.at === "interval" ? change.sign * surplus : surplus) / change.total;
}

/** With one inner edge the interval reaches from the lowest value to it. */
function middle(cells: Cells): Sides<number> {
  const index = cells.reference.length === 3 ? 1 : 0;
  return bothSides((side) => cells[side][index] ?? 0);
}

function gainedRows(gained: ReadonlySet<string>, inside: Gathered): Sides<number> {
  const cells = inside.answer({ pair: "counts" });
  const labels = cells.labels ?? [];
  return bothSides((side) =>
    labels.reduce((sum, label, index) => sum + (gained.has(label) ? (cells[side][index] as number) : 0), 0),
  );
}
