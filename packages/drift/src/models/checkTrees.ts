import { DriftlineError } from "../errors.ts";
import type { BoostOptions } from "./boostOptions.ts";
import type { Feature, FeatureBins } from "./histogramBins.ts";

const fail = (what: string) => new DriftlineError("badOption", `boosted trees: ${what}`);

const lengthOf = (feature: Feature) => (feature.kind === "number" ? feature.values : feature.codes).length;

/** What a user may get wrong about rows and options, before anything is learned from them. */
export function checkTraining(
  features: readonly Feature[],
  targets: Float64Array,
  { loss, weights, ...numbers }: BoostOptions & { readonly bins: number },
): void {
  if (features.length === 0) throw fail("it takes at least one column");
  const lengths = [...features.map(lengthOf), ...(weights ? [weights.length] : []), targets.length];
  if (new Set(lengths).size > 1)
    throw fail(`columns, weights and targets must be equally long, got ${lengths.join(", ")}`);
  if (weights && !weights.every((weight) => weight >= 0 && Number.isFinite(weight)))
    throw fail("weights must be finite and not negative");
  if (loss === "squared") {
    if (!targets.every(Number.isFinite)) throw fail("targets must be finite; leave rows without one out");
  } else {
    if (!targets.every((target) => target === 0 || target === 1)) throw fail("targets must be 0 or 1");
    if (!(targets.includes(0) && targets.includes(1))) throw fail("it takes rows of both classes");
  }
  for (const name of ["leaves", "trees"] as const)
    if (!(Number.isInteger(numbers[name]) && numbers[name] >= 1))
      throw fail(`${name} must be a whole number from 1 on, got ${numbers[name]}`);
  if (!(Number.isInteger(numbers.bins) && numbers.bins >= 2 && numbers.bins <= 255))
    throw fail(`bins must be a whole number, 2 to 255, got ${numbers.bins}`);
  for (const name of ["learningRate", "minimumLeaf", "depth"] as const)
    if (!(numbers[name] > 0)) throw fail(`${name} must be more than 0, got ${numbers[name]}`);
  if (!(numbers.l2 >= 0)) throw fail(`l2 must be 0 or more, got ${numbers.l2}`);
}

/** Whether rows to be scored have the columns that were learned from. */
export function checkScoring(features: readonly Feature[], bins: readonly FeatureBins[]): void {
  if (features.length !== bins.length)
    throw fail(`the model learned from ${bins.length} columns, got ${features.length}`);
  const other = features.findIndex(({ kind }, column) => kind !== bins[column]?.kind);
  if (other < 0) return;
  const kinds = { number: "numbers", category: "categories" };
  throw fail(`the model learned column ${other} as ${kinds[bins[other]?.kind ?? "number"]}, got other cells`);
}
