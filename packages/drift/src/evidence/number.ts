import type { PairAnswers, PairNeeds } from "../measure.ts";
import type { Evidence, Interval } from "../report.ts";
import { logGamma, normalQuantile } from "../stats/distributions.ts";
import { doubledTail, leastDoubledTail } from "../stats/hypergeometric.ts";
import { kolmogorovConditional } from "../stats/kolmogorovConditional.ts";
import { kuiperCritical, kuiperTwoSample } from "../stats/kuiper.ts";
import { pearsonTails } from "../stats/pearsonTails.ts";
import { populationMoments, sampledSum } from "../stats/sampledSum.ts";
import { type Gap, gap } from "../walks/gap.ts";
import { type Scores, scores } from "../walks/scores.ts";
import { type Ties, ties } from "../walks/ties.ts";
import type { Finding } from "./finding.ts";
import { combine, type View } from "./views.ts";

/** How the views of a number share its p-value: most goes to the mean, which moves most often. */
export const numberWeights = { location: 0.75, spread: 0.1, shape: 0.15 } as const;

// From here on four moments describe a permutation distribution to its tails.
const fewestRows = 10;
const fewestUntied = 20;

const needs = {
  gap: { pair: "walk", walk: gap },
  scores: { pair: "walk", walk: scores },
  ties: { pair: "walk", walk: ties },
} as const satisfies PairNeeds;

/** Numbers, times, and text as it is read by length or by words. */
export const numberEvidence = {
  needs,
  find(answers: PairAnswers<typeof needs>): Finding {
    const { reference, current, distinct } = answers.ties;
    if (reference === 0 || current === 0) return {};
    const effect = shareThatMoved(answers.gap);
    return distinct < 2 ? { effect } : { evidence: test(answers), effect };
  },
};

function test({ gap: gaps, scores: sums, ties: tied }: PairAnswers<typeof needs>): Evidence {
  const { reference, current, distinct, largest } = tied;
  if (distinct === 2) return twoValues(tied);
  const rows = reference + current;
  const smaller = Math.min(reference, current);
  if (smaller < fewestRows || ((rows - largest) * smaller) / rows < fewestUntied) return fewRows(tied);
  return combine([scoreView("location", sums), scoreView("spread", sums), shape(gaps)]);
}

// Their permutation distributions are known by four exact moments.
const scoreMethods = {
  location: "normal scores of ranks (van der Waerden)",
  spread: "squared normal scores of ranks (Klotz)",
} as const;

function scoreView(view: keyof typeof scoreMethods, sums: Scores): View {
  const population = populationMoments(sums.reference + sums.current, sums[view]);
  const { lower, upper } = pearsonTails(sums.inCurrent[view], sampledSum(population, sums.current));
  return {
    view,
    method: scoreMethods[view],
    weight: numberWeights[view],
    pValue: Math.min(1, 2 * Math.min(lower, upper)),
  };
}

function shape({ reference, current, above, below }: Gap): View {
  return {
    view: "shape",
    method: "largest change of share over any interval (Kuiper)",
    weight: numberWeights.shape,
    pValue: kuiperTwoSample(above + below, (reference * current) / (reference + current)),
  };
}

function twoValues({ reference, current, largest, largestInCurrent }: Ties): Evidence {
  const rows = reference + current;
  return {
    pValue: doubledTail(largestInCurrent, rows, largest, current),
    view: "value",
    method: "share of one of two values, exact (hypergeometric, doubled tail)",
    least: leastDoubledTail(rows, largest, current),
  };
}

function fewRows({ reference, current, sizes, gap: widest }: Ties): Evidence {
  const ways = logGamma(reference + current + 1) - logGamma(reference + 1) - logGamma(current + 1);
  return {
    pValue: kolmogorovConditional(sizes, Math.min(reference, current), Math.max(reference, current), widest),
    view: "shape",
    method: "Kolmogorov-Smirnov, exact given the ties",
    // Only one or two of all ways to deal the rows lie farthest apart, and ties join ways.
    least: Math.exp(-ways),
  };
}

/** The 95 % point of sqrt(nm/(n+m)) V without a change. */
const usualKuiper = kuiperCritical(0.05);

/** Kuiper's V: no interval holds a share of rows that changed by more. */
function shareThatMoved({ reference, current, above, below }: Gap): Interval {
  const seen = above + below;
  const rows = (reference * current) / (reference + current);
  // Without a change V^2 averages to this (Kuiper 1960).
  const value = Math.sqrt(Math.max(0, seen * seen - Math.PI ** 2 / 6 / rows));
  // A difference of two shares errs most where they lie around one half.
  const error = Math.sqrt((1 - seen * seen + 1 / rows) / (4 * rows));
  return {
    value,
    // Whatever the change, sampling adds no more than V would be without one.
    low: Math.max(0, seen - usualKuiper / Math.sqrt(rows)),
    // By chance V only grows: it is at least the change of the interval that truly changed most.
    high: Math.min(1, seen + normalQuantile(0.975) * error),
  };
}
