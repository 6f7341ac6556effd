import type { PairNeed, Sides } from "../measure.ts";
import type { Note, SegmentColumn, SegmentReport } from "../report.ts";
import type { Source } from "../source.ts";
import { bothSides } from "./bothSides.ts";
import { type Change, changeIn, changeNeeds, changeOf } from "./change.ts";
import { evidenceNeeds, findDrift } from "./evidence.ts";
import { type Gathered, gather, type Question } from "./gather.ts";
import { medianNeed, medianShift } from "./numbers.ts";
import { type Facet, facetsOf, isNumeric } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";
import { findSegments, type Segment } from "./segmentValues.ts";

/** A column that was compared as a whole, to be compared again within segments. */
export interface WholeColumn {
  readonly column: PlannedColumn;
  readonly gathered: Gathered;
}

interface Changed {
  readonly column: PlannedColumn;
  readonly change: Change | undefined;
}

/**
 * The same comparison within each value of a column. A segment's share of a column's change is its part of the rows that
 * moved: over all segments, and the rows that are in none, the shares add up to one.
 */
export async function compareSegments(
  sources: Sides<Source>,
  by: PlannedColumn,
  columns: readonly WholeColumn[],
): Promise<{ readonly segments: readonly SegmentReport[]; readonly notes: readonly Note[] }> {
  const { segments, notes } = await findSegments(sources, by);
  const changed = columns
    .filter(({ column }) => column.name !== by.name)
    .map(({ column, gathered }) => ({ column, change: changeOf(firstFacet(column), gathered) }));
  const reports: SegmentReport[] = [];
  for (const segment of segments) reports.push(await compareSegment(sources, by, segment, changed));
  return { segments: reports, notes };
}

async function compareSegment(
  sources: Sides<Source>,
  by: PlannedColumn,
  { value, filter }: Segment,
  columns: readonly Changed[],
): Promise<SegmentReport> {
  const inside = bothSides((side) => sources[side].where(filter));
  const all = await gather(inside, [...columns.flatMap(segmentQuestions), { facet: firstFacet(by), needs: [] }]);
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
