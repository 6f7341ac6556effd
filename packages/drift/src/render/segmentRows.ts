import type { SegmentColumn } from "../report.ts";
import { percent, probability } from "./format.ts";
import { shiftWords } from "./words.ts";

export const segmentHeads = ["Rows moved", "Median", "Part of the whole change", "p"] as const;

/** What is said of one column within one segment, by the heads above; "–" where there is nothing to say. */
export function segmentCells(column: SegmentColumn): readonly string[] {
  const { effect, share, adjustedPValue } = column;
  return [
    effect ? percent(effect.value) : "–",
    shiftWords(column).value,
    share === undefined ? "–" : percent(share),
    adjustedPValue === undefined ? "–" : probability(adjustedPValue),
  ];
}

/** What needs a word where parts are not between none and all of a change. */
export function segmentNote(columns: readonly SegmentColumn[]): string | undefined {
  if (!columns.some(({ share = 0 }) => share < 0 || share > 1)) return undefined;
  return "The parts of one change add up to 100 %. A part below zero moved against the whole, so others may be over 100 %.";
}
