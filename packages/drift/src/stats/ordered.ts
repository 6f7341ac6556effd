import type { Ordered } from "../need.ts";
import { countFew, countRows } from "./countNumbers.ts";
import { type Others, sampleOf, sortFinite } from "./sortNumbers.ts";

/** The numbers of a column in order, and how many of its cells are not finite. */
export interface Numbers {
  readonly ordered: Ordered;
  readonly others: Others;
}

/** The finite ones among some values, ascending; repeated values repeat. */
export function orderedOf(values: Float64Array): Ordered {
  return { values: sortFinite(values).values };
}

/** The finite ones among some values, ascending and each once, where `rows[i]` rows hold `values[i]`. */
export function orderedCounts(values: Float64Array, rows: ArrayLike<number>): Required<Ordered> {
  return countRows(values, rows).ordered;
}

const fewestRows = 8192;
/** More than these do not fit into the cache, and to sort all is no slower. */
const mostDifferent = 32_768;

/**
 * In order, each value once where that is quicker: where a sample shows that values repeat. With `inPlace` the values may
 * change their places, so that no memory is taken for others.
 */
export function numbersOf(values: Float64Array, inPlace = false): Numbers {
  const most = Math.min(mostDifferent, values.length / 8);
  const counted = values.length >= fewestRows && differing(sampleOf(values)) < most && countFew(values, most);
  if (counted) return counted;
  const { values: sorted, others } = sortFinite(values, inPlace);
  return { ordered: { values: sorted }, others };
}

/** How many values differ where a sample is from, from those that it has once and twice: Chao 1984, bias-corrected. */
function differing(sample: Float64Array): number {
  sample.sort();
  let [found, once, twice] = [0, 0, 0];
  for (let index = 0; index < sample.length; ) {
    let end = index + 1;
    while (sample[end] === sample[index]) end += 1;
    found += 1;
    if (end - index === 1) once += 1;
    if (end - index === 2) twice += 1;
    index = end;
  }
  return found + (once * (once - 1)) / (2 * (twice + 1));
}
