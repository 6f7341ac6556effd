import type { Ordered } from "./need.ts";
import { type Workshop, workshopFor } from "./stats/workshop.ts";
import type { TieGroups } from "./walk.ts";

/** Groups of both sides' values, block by block: the same object again and again, so that a fold keeps nothing of it. */
export interface Blocks {
  readonly groups: TieGroups;
  /** Fills the block with the groups that follow; false where there are none. */
  next(): boolean;
}

/** `above` is the last value that was handed out before. */
export function openBlocks(reference: Ordered, current: Ordered, above: number): Blocks {
  const workshop = workshopFor(Math.max(reference.values.length, current.values.length, roomFor(reference, current)));
  const { code, besidesBoth } = workshop;
  const [before, after] = [workshop.placeOf(reference.values), workshop.placeOf(current.values)];
  const [beforeCounts, afterCounts] = besidesBoth(reference.counts, current.counts);
  code.openWalk(before, beforeCounts, reference.values.length, after, afterCounts, current.values.length, above);
  const groups = blockOf(workshop);
  return {
    groups,
    next() {
      const length = code.nextGroups();
      if (length < 0) throw notAscending(workshop.result(0));
      groups.length = length;
      return length > 0;
    },
  };
}

/** Counts of both sides share the room of one. */
const roomFor = (...sides: readonly Ordered[]): number =>
  2 * Math.max(...sides.map(({ counts }) => counts?.length ?? 0));

function blockOf({ code }: Workshop): TieGroups & { length: number } {
  const { buffer } = code.memory;
  const most = code.groupsAtMost();
  return {
    length: 0,
    values: new Float64Array(buffer, code.blockAt(), most),
    reference: new Uint32Array(buffer, code.rowsInReferenceAt(), most),
    current: new Uint32Array(buffer, code.rowsInCurrentAt(), most),
    passes: {
      results: new Float64Array(buffer, code.resultsAt(), 6),
      gap: code.gap,
      areas: code.areas,
      join: code.join,
      joined: new Float64Array(buffer, code.joinedAt(), 2 * (most + 1)),
    },
  };
}

export const notAscending = (value: number): RangeError =>
  new RangeError(`runWalks: values must be numbers and ascend, got ${value}`);
