import type { Ordered } from "./need.ts";
import { firstPlace } from "./stats/firstPlace.ts";
import { notAscending } from "./tieGroups.ts";

/** Parts of two sides with at most so many values, one after the other. Equal values are in one part. */
export function partsOf(reference: Ordered, current: Ordered, most: number): Iterable<Parts> {
  if (Math.max(reference.values.length, current.values.length) <= most) return [[reference, current]];
  // What is searched by halves must be in order; parts are looked at while they are walked.
  for (const { values } of [reference, current]) checkAscending(values);
  return split(reference, current, most);
}

type Parts = readonly [reference: Ordered, current: Ordered];

function checkAscending(values: Float64Array): void {
  for (let index = 1; index < values.length; index += 1)
    if (!((values[index] as number) >= (values[index - 1] as number))) throw notAscending(values[index] as number);
}

function* split(reference: Ordered, current: Ordered, most: number): Generator<Parts> {
  const longer = reference.values.length < current.values.length ? current : reference;
  const { length } = longer.values;
  if (length <= most) {
    yield [reference, current];
    return;
  }
  const value = longer.values[length >> 1] as number;
  const [before, after] = [cut(reference, value), cut(current, value)];
  yield* split(before.below, after.below, most);
  yield [before.at, after.at];
  yield* split(before.above, after.above, most);
}

function cut(side: Ordered, value: number): Record<"below" | "at" | "above", Ordered> {
  const { values, counts } = side;
  const start = firstPlace(values, (each) => each >= value);
  const end = firstPlace(values, (each) => each > value);
  let rows = end - start;
  if (counts) {
    rows = 0;
    for (let index = start; index < end; index += 1) rows += counts[index] as number;
  }
  return {
    below: part(side, 0, start),
    at: rows === 0 ? part(side, start, start) : { values: Float64Array.of(value), counts: Float64Array.of(rows) },
    above: part(side, end, values.length),
  };
}

function part({ values, counts }: Ordered, start: number, end: number): Ordered {
  const some = values.subarray(start, end);
  return counts ? { values: some, counts: counts.slice(start, end) } : { values: some };
}
