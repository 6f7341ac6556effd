import {
  type Answers,
  binsOf,
  DriftlineError,
  extentOf,
  momentsOf,
  type Need,
  quantilesOf,
  random,
} from "@driftline/drift";
import { type Column, extentOfCounts } from "./column.ts";

/** What a column in memory answers to a need. */
export function answer(need: Need, column: Column): Answers[Need["need"]] {
  if (need.need === "presence") return column.presence(need.as);
  if (need.need === "counts") return column.counts(need.as);
  if (need.need === "texts") return textsOf(column, need.size, need.seed);
  if (need.as === "category") {
    if (need.need === "extent") return extentOfCounts(column.counts(need.as));
    throw new DriftlineError(
      "notNumeric",
      `column ${JSON.stringify(need.column)} is read as categories, which have no ${need.need}; read it as a number or a time`,
    );
  }
  if (need.need === "sample") return sampleOf(column.numbers(need.as), need.size, need.seed);
  const ordered = column.ordered(need.as);
  switch (need.need) {
    case "ordered":
      return ordered;
    case "extent":
      return extentOf(ordered);
    case "moments":
      return momentsOf(ordered, need.shift);
    case "quantiles":
      return quantilesOf(ordered, need.probabilities);
    case "bins":
      return binsOf(ordered, need.edges);
  }
}

function sampleOf(values: Float64Array, size: number, seed: number): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length <= size
    ? present
    : Float64Array.from(choose(present.length, size, seed), (at) => present[at] as number);
}

function textsOf(column: Column, size: number, seed: number): string[] {
  const held = Array.from({ length: column.rows }, (_, row) => row).filter((row) => column.label(row) !== undefined);
  const rows = held.length <= size ? held : Array.from(choose(held.length, size, seed), (at) => held[at] as number);
  return rows.map((row) => column.label(row) as string);
}

/** Selection sampling: Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S. Ascending positions among `count`. */
function choose(count: number, size: number, seed: number): Int32Array {
  const { next } = random(seed);
  const chosen = new Int32Array(size);
  let found = 0;
  for (let index = 0; found < size; index += 1) {
    if ((count - index) * next() < size - found) {
      chosen[found] = index;
      found += 1;
    }
  }
  return chosen;
}
