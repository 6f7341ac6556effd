import { defineMeasure } from "../measure.ts";
import { tooFew } from "../stats/testOptions.ts";
import { areas } from "../walks/areas.ts";

/**
 * Energy distance: the square root of 2 E|X - Y| - E|X - X'| - E|Y - Y'|, which for numbers is the root of twice the
 * integral of (F - G)^2. Ours is scipy's, evidently's and frouros'.
 *
 * @example
 * const [answer] = runWalks({ values: Float64Array.of(0) }, { values: Float64Array.of(2) }, [areas]);
 * energy.run({ areas: answer as Areas }, energy.defaults); // score 2
 */
export const energy = defineMeasure({
  name: "energy",
  title: "Energy distance",
  source: "Székely and Rizzo 2013, Energy Statistics: A Class of Statistics Based on Distances",
  kinds: ["number", "time"],
  defaults: {},
  needs: () => ({ areas: { pair: "walk", walk: areas } }),
  run: ({ areas: found }) => tooFew("energy", found) ?? { score: Math.sqrt(2 * found.squared) },
  cases: [
    {
      reference: [0],
      current: [2],
      expected: { score: 2 },
      origin: "scipy 1.17.1 energy_distance([0], [2]), the example of its documentation",
    },
    {
      reference: [0, 1],
      current: [1, 3],
      // F - G is 1/2 from 0 to 1 and from 1 to 3: the root of 2 (1/4 + 2/4).
      expected: { score: Math.sqrt(1.5) },
      origin: "by hand: the root of twice the area of (F - G)^2",
    },
  ],
});
