import type { Reading } from "../kinds/kind.ts";
import type { PairNeeds, Quantiles, Sides } from "../measure.ts";
import type { Extent, Moments } from "../need.ts";
import type { Bins, Interval, NoValues, NumberSummary, Shift, TimeSummary } from "../report.ts";
import { differenceInterval } from "../stats/differenceInterval.ts";
import { spacing } from "../walks/spacing.ts";
import { bothSides } from "./bothSides.ts";
import type { Gathered } from "./gather.ts";

const median = 2;

/** What is told about a column of numbers beside its verdict. */
export const numberNeeds = {
  moments: { pair: "moments" },
  extent: { pair: "extent" },
  quantiles: { pair: "quantiles", probabilities: [0.05, 0.25, 0.5, 0.75, 0.95] },
  picture: { pair: "picture" },
} as const satisfies PairNeeds;

export const timeNeeds = { ...numberNeeds, spacing: { pair: "walk", walk: spacing } } as const satisfies PairNeeds;

export const medianNeed = { pair: "quantiles", probabilities: [0.5] } as const satisfies PairNeeds[string];

const units: Readonly<Record<Reading, string>> = {
  number: "",
  time: "ms",
  length: "characters",
  words: "words",
  category: "",
  boolean: "",
};

export interface NumberDescription {
  readonly summary: Sides<NumberSummary | NoValues>;
  readonly bins: Bins;
  readonly shift?: Shift;
  readonly spread?: Shift;
}

export function describeNumbers(gathered: Gathered, reading: Reading): NumberDescription {
  const { moments, extent, quantiles, picture } = gathered.answers(numberNeeds);
  const summary = bothSides((side) => numberSummary(moments[side], extent[side], quantiles[side]));
  const bins = withoutOpenEnds(picture, extent);
  if (moments.reference.count === 0 || moments.current.count === 0) return { summary, bins };
  const unit = units[reading];
  const spread = differenceInterval(betweenQuartiles(quantiles.reference), betweenQuartiles(quantiles.current));
  return { summary, bins, shift: shiftOf(quantiles, median, reading), spread: { ...spread, unit } };
}

export function describeTimes(gathered: Gathered): NumberDescription {
  const described = describeNumbers(gathered, "time");
  const { spacing: widest, extent } = gathered.answers(timeNeeds);
  const summary = bothSides((side): TimeSummary | NoValues => {
    const numbers = described.summary[side];
    if (!isSummary(numbers)) return {};
    const span = extent[side].maximum - extent[side].minimum;
    const meanGap = numbers.distinct > 1 ? span / (numbers.distinct - 1) : 0;
    return { ...numbers, span, meanGap, largestGap: widest[side] };
  });
  return { ...described, summary };
}

const isSummary = (summary: NumberSummary | NoValues): summary is NumberSummary => "mean" in summary;

/** The change of the median in the column's own units; none where a side is empty. */
export function medianShift(gathered: Gathered, reading: Reading): Shift | undefined {
  const { reference, current } = gathered.presence;
  if (reference.present === 0 || current.present === 0) return undefined;
  return shiftOf(gathered.answer(medianNeed), 0, reading);
}

function shiftOf(quantiles: Sides<Quantiles>, index: number, reading: Reading): Shift {
  return { ...differenceInterval(at(quantiles.reference, index), at(quantiles.current, index)), unit: units[reading] };
}

function numberSummary(
  moments: Moments,
  { minimum, maximum, distinct }: Extent,
  quantiles: Quantiles,
): NumberSummary | NoValues {
  const { count, shift, sums } = moments;
  if (count === 0) return {};
  const away = sums[0] / count;
  const standardDeviation = count > 1 ? Math.sqrt(Math.max(0, (sums[1] - sums[0] * away) / (count - 1))) : 0;
  return { mean: shift + away, standardDeviation, minimum, maximum, distinct, quantiles: quantiles.values };
}

function at({ values, low, high }: Quantiles, index: number): Interval {
  return { value: values[index] as number, low: low[index] as number, high: high[index] as number };
}

/** Treats the two quartiles as independent: they rise and fall together, so the interval is rather too wide than too narrow. */
function betweenQuartiles(quantiles: Quantiles): Interval {
  return differenceInterval(at(quantiles, median - 1), at(quantiles, median + 1));
}

/** A picture has no room for infinity: the outer bins end at the last value of either side. */
function withoutOpenEnds(bins: Bins, extent: Sides<Extent>): Bins {
  const { reference, current } = bins;
  if (!bins.edges) return { labels: bins.labels ?? [], reference, current };
  const low = Math.min(extent.reference.minimum, extent.current.minimum);
  const high = Math.max(extent.reference.maximum, extent.current.maximum);
  return { edges: bins.edges.map((edge) => Math.min(high, Math.max(low, edge))), reference, current };
}
