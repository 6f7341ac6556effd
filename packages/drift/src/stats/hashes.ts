import { stretchesOf, workshopFor } from "./workshop.ts";

/** 64 bits. */
export interface Halves {
  readonly low: number;
  readonly high: number;
}

/**
 * The sum of the hashes of some doubles, each as often as its count says, NaN left out. The `tag` tells apart what else they
 * are. Without counts each stands for itself.
 */
export function sumOfDoubles(all: Float64Array, allCounts: ArrayLike<number> | undefined, tag: number): Halves {
  let [low, high] = [0, 0];
  for (const { values, counts } of stretchesOf(all, allCounts)) {
    const { code, placeOf, besides, result } = workshopFor(values.length);
    code.hashes(placeOf(values), besides(counts), values.length, tag);
    low = (low + result(0)) | 0;
    high = (high + result(1)) | 0;
  }
  return { low, high };
}
