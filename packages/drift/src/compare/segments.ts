import type { PairNeed, Sides } from "../measure.ts";
import type { SegmentColumn, SegmentReport } from "../report.ts";
import type { Source, Work } from "../source.ts";
import { bothSides } from "./bothSides.ts";
import { type Change, changeIn, changeNeeds } from "./change.ts";
import { evidenceNeeds, findDrift } from "./evidence.ts";
import { type Gathered, gather, type Question } from "./gather.ts";
import { medianNeed, medianShift } from "./numbers.ts";
import type { Pace } from "./pace.ts";
import { type Facet, facetsOf, isNumeric } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";
import type { Segment } from "./segmentValues.ts";

/** A column that was compared as a whole, and what of it moved. */
export interface Changed {
  readonly column: PlannedColumn;
  readonly change?: Change;
}

/** The same comparison within one value of a column. */
export interface SegmentWork extends Work {
  readonly work: "segment";
  readonly by: PlannedColumn;
  readonly segment: Segment;
  readonly columns: readonly Changed[];
}

/**
 * A segment's share of a column's change is its part of the rows that moved: over all segments, and the rows that are in
 * none, the shares add up to one.
 */
export async function compareSegment(
  sources: Sides<Source>,
  { by, segment, columns }: SegmentWork,
  pace: Pace,
): Promise<SegmentReport> {
  const { value, filter } = segment;
  const inside = bothSides((side) => sources[side].where(filter));
  const questions = [...columns.flatMap(segmentQuestions), { facet: firstFacet(by), needs: [] }];
  const all = await gather(inside, questions, pace);
  const own = all.at(-1);
  if (!own || own instanceof Error) throw own ?? new Error("gather answers every question");
  let next = 0;
  const compared = columns.map((changed) => {
    const from = next;
    next += facetsOf(changed.column).length;
    return segmentColumn(changed, all.slice(from, next));
  });
  const rows = bothSides((side) => own.presence[side].rows);
  return { column: by.name, value, rows, verdict: "unknown", columns: compared };
}

const firstFacet = (column: PlannedColumn): Facet => facetsOf(column)[0] as Facet;

function segmentQuestions({ column, change }: Changed): Question[] {
  return facetsOf(column).map((facet, index) => {
    const described: PairNeed[] = isNumeric(facet.reading) ? [medianNeed, { pair: "extent" }] : [];
    return { facet, needs: [...evidenceNeeds(facet), ...described, ...(index === 0 ? changeNeeds(change) : [])] };
  });
}

function segmentColumn({ column, change }: Changed, gathered: readonly (Gathered | Error)[]): SegmentColumn {
  const known = gathered.filter((one): one is Gathered => !(one instanceof Error));
  const first = known[0];
  if (!first || known.length < gathered.length)
    return { name: column.name, verdict: "unknown", rows: { reference: 0, current: 0 } };
  const { evidence, effect, clock } = findDrift(column, known);
  const { reading } = firstFacet(column);
  const shift = isNumeric(reading) ? medianShift(first, reading) : undefined;
  return {
    name: column.name,
    verdict: "unknown",
    ...(evidence ? { pValue: evidence.pValue, evidence } : {}),
    ...(effect ? { effect } : {}),
    ...(clock ? { clock } : {}),
    ...(shift ? { shift } : {}),
    ...(change ? { share: changeIn(change, first) } : {}),
    rows: bothSides((side) => first.presence[side].present),
  };
}
