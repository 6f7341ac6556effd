import { defineMeasure } from "../measure.ts";
import { oneOf } from "../stats/cells.ts";
import { kuiperTail, kuiperTwoSample } from "../stats/kuiper.ts";
import { kuiperSecondOrder } from "../stats/kuiperSecondOrder.ts";
import { tooFew } from "../stats/testOptions.ts";
import { gap } from "../walks/gap.ts";

const corrections = ["none", "kuiper", "stephens"] as const;

export interface KuiperOptions {
  readonly correction: (typeof corrections)[number];
}

/** P(V >= v) of two samples worth `rows` of one. */
const laws: Readonly<Record<KuiperOptions["correction"], (v: number, rows: number) => number>> = {
  none: (v, rows) => kuiperTail(Math.sqrt(rows) * v),
  kuiper: kuiperSecondOrder,
  stephens: kuiperTwoSample,
};

const defaults: KuiperOptions = { correction: "none" };

/**
 * Kuiper: V = max(F - G) + max(G - F), the largest difference of share over any interval of values; it sees a change of
 * spread as well as one of location.
 *
 * With w = nm / (n + m), ours has Kuiper's limit law at sqrt(w) V, which is cautious on small samples and ties.
 * `correction: "kuiper"` adds his term of the next order, as frouros does (whose V is the larger of the two gaps instead of
 * their sum); "stephens" takes the limit law at (sqrt(w) + .155 + .24 / sqrt(w)) V.
 *
 * @example
 * const [answer] = runWalks({ values: Float64Array.of(1, 4) }, { values: Float64Array.of(2, 3) }, [gap]);
 * kuiper.run({ gap: answer as Gap }, kuiper.defaults); // score 1: all of the current side lies between 1 and 4
 */
export const kuiper = defineMeasure({
  name: "kuiper",
  title: "Kuiper",
  source:
    "Kuiper 1960, Tests Concerning Random Points on a Circle; Stephens 1970, Use of the Kolmogorov-Smirnov Statistics",
  kinds: ["number", "time"],
  defaults,
  needs: (options: KuiperOptions) => {
    oneOf("kuiper", "correction", options.correction, corrections);
    return { gap: { pair: "walk", walk: gap } };
  },
  run: ({ gap: found }, { correction }) => {
    const few = tooFew("kuiper", found);
    if (few) return few;
    const score = found.above + found.below;
    const worth = (found.reference * found.current) / (found.reference + found.current);
    return { score, statistic: score, pValue: laws[correction](score, worth) };
  },
  cases: [
    {
      reference: [1, 2, 3, 4, 5, 6, 7, 8],
      current: [11, 12, 13, 14, 15, 16, 17, 18],
      // x = 2: 2 (16 - 1) exp(-8) + 2 (64 - 1) exp(-32) + 2 (144 - 1) exp(-72)
      expected: { score: 1, pValue: 30 * Math.exp(-8) + 126 * Math.exp(-32) + 286 * Math.exp(-72) },
      origin: "by hand from Kuiper 1960: V = 1, nm / (n + m) = 4",
    },
    {
      reference: [1, 4],
      current: [2, 3],
      // F - G is 1/2 after 1, 0 after 2, -1/2 after 3. x = 1: 2 (4 - 1) exp(-2) + 2 (16 - 1) exp(-8) + ...
      expected: { score: 1, pValue: 6 * Math.exp(-2) + 30 * Math.exp(-8) + 70 * Math.exp(-18) + 126 * Math.exp(-32) },
      origin: "by hand from Kuiper 1960: V = 1/2 + 1/2, nm / (n + m) = 1",
    },
    {
      reference: [1, 2, 3, 4, 5, 6, 7, 8],
      current: [11, 12, 13, 14, 15, 16, 17, 18],
      options: { correction: "stephens" },
      // x = 2 + .155 + .12 = 2.275
      expected: {
        score: 1,
        pValue:
          2 * (4 * 2.275 ** 2 - 1) * Math.exp(-2 * 2.275 ** 2) + 2 * (16 * 2.275 ** 2 - 1) * Math.exp(-8 * 2.275 ** 2),
      },
      origin: "by hand from Stephens 1970: (2 + .155 + .24 / 2) V",
    },
  ],
});
