import { defineMeasure } from "../measure.ts";
import { spreadOf } from "../stats/spread.ts";
import { checkFlag, checkNumber, tooFew } from "../stats/testOptions.ts";
import { areas } from "../walks/areas.ts";
import { trimmedAreas } from "../walks/trimmedAreas.ts";

export interface WassersteinOptions {
  /** Divide by the reference's standard deviation (of n, not n - 1). */
  readonly normed: boolean;
  /** The least that `normed` divides by. */
  readonly floor: number;
  /** The share that each side loses at either end before it is compared. */
  readonly trim: number;
  /** Divide by the distance from the smallest to the largest value of both sides. */
  readonly scaled: boolean;
}

const defaults: WassersteinOptions = { normed: false, floor: 0, trim: 0, scaled: false };

/**
 * Wasserstein's distance, or earth mover's: how far rows have to move on average, in the column's own unit.
 *
 * Ours is plain, as scipy's, nannyml's and frouros'. `normed: true` divides by the reference's standard deviation; with
 * `floor: 0.001` it is evidently's, which calls columns with smaller values than that alike.
 * `trim: 0.025, scaled: true` is deepchecks'.
 *
 * @example
 * const { reference, current } = { reference: Float64Array.of(0, 1, 3), current: Float64Array.of(5, 6, 8) };
 * const [answer] = runWalks({ values: reference }, { values: current }, [areas]);
 * const moments = { reference: momentsOf({ values: reference }, 0), current: momentsOf({ values: current }, 0) };
 * wasserstein.run({ areas: answer as Areas, moments }, wasserstein.defaults); // score 5
 */
export const wasserstein = defineMeasure({
  name: "wasserstein",
  title: "Wasserstein distance",
  source: "Ramdas, Garcia and Cuturi 2017, On Wasserstein Two-Sample Testing, section 3",
  kinds: ["number", "time"],
  defaults,
  needs: (options: WassersteinOptions) => {
    checkFlag("wasserstein", "normed", options.normed);
    checkFlag("wasserstein", "scaled", options.scaled);
    checkNumber("wasserstein", "floor", options.floor, { least: 0 });
    checkNumber("wasserstein", "trim", options.trim, { least: 0, most: 0.49 });
    return {
      areas: { pair: "walk", walk: options.trim > 0 ? trimmedAreas(options.trim) : areas },
      moments: { pair: "moments" },
    };
  },
  run: ({ areas: found, moments }, { normed, floor, scaled }) => {
    const few = tooFew("wasserstein", found);
    if (few) return few;
    if (found.absolute === 0) return { score: 0 };
    if (!Number.isFinite(found.absolute)) return { error: "wasserstein: the values are too far apart" };
    const plain = scaled ? found.absolute / (found.maximum - found.minimum) : found.absolute;
    if (!normed) return { score: plain };
    const { squares, count } = spreadOf(moments.reference);
    const deviation = Math.max(Math.sqrt(squares / count), floor);
    if (!Number.isFinite(deviation)) return { error: "wasserstein: the values are too large to be squared" };
    if (deviation === 0)
      return {
        error:
          "wasserstein: the reference's values are all the same, there is no deviation to divide by; use normed: false or a floor",
      };
    return { score: plain / deviation };
  },
  cases: [
    {
      reference: [0, 1, 3],
      current: [5, 6, 8],
      expected: { score: 5 },
      origin: "scipy 1.17.1 wasserstein_distance(reference, current), the example of its documentation",
    },
    {
      reference: [0, 2],
      current: [1, 3, 5],
      options: { normed: true },
      // F - G is 1/2, 1/6, 2/3, 1/3, 1/3 over five steps of one; the reference's deviation is 1.
      expected: { score: 2 },
      origin: "by hand: the area under 1/2, 1/6, 2/3, 1/3, 1/3",
    },
    {
      reference: [3, 3],
      current: [4, 4],
      options: { normed: true, floor: 0.001 },
      expected: { score: 1000 },
      origin: "evidently 0.7.23: wasserstein of two constants one apart",
    },
  ],
});
