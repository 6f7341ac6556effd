import { DriftlineError } from "../errors.ts";
import type { Finding } from "../evidence/finding.ts";
import { numberEvidence } from "../evidence/number.ts";
import type { PairAnswers } from "../measure.ts";
import { fitPca, gramOf, reconstructionErrors } from "../models/pca.ts";
import type { Interval, Pair } from "../report.ts";
import { runWalks } from "../runWalks.ts";
import { normalQuantile } from "../stats/distributions.ts";
import { random } from "../stats/random.ts";
import { deal } from "./deal.ts";
import { encodeRows } from "./encode.ts";
import type { PooledRows } from "./rows.ts";

export interface ReconstructionOptions {
  readonly seed?: number;
  /** The share of the variance that the components explain, or their number from 1 on. */
  readonly components?: number;
  /** Whether the reference's own error is of rows that the components were not fitted to. */
  readonly heldOut?: boolean;
}

/** The mean error of each side's rows, and whether the errors of the two sides differ, if one may ask. */
export interface Reconstruction extends Pair<Interval>, Finding {
  readonly components: number;
}

/**
 * How far rows lie from what the reference's principal components make of them: where columns stop going together as they
 * did, the error changes (nannyml's data reconstruction; Rabanser et al. 2019). The components are fitted to one half of
 * the reference, chosen by chance, and the other half is compared with the current side: without drift neither was seen,
 * so the tests of numbers are valid on their errors. At least one component is left out, or nothing could differ.
 *
 * `heldOut: false` is nannyml's own definition: fitted to all of the reference, whose error then comes out too low for a
 * comparison, so there is no p-value.
 */
export function reconstruction(rows: PooledRows, options: ReconstructionOptions = {}): Reconstruction {
  const { seed = 1, components = 0.65, heldOut = true } = options;
  const every = Uint32Array.from({ length: rows.reference }, (_, row) => row);
  const halves = deal({ reference: rows.reference, current: 0 }, 2, random(seed));
  const [fitted, compared] = heldOut ? (halves as [Uint32Array, Uint32Array]) : [every, every];
  const columns = encodeRows(rows, fitted);
  const gram = gramOf(
    columns.map((values) => Float64Array.from(fitted, (row) => values[row] as number)),
    columns.map(() => 0),
  );
  const varying = gram.products.filter((sums, column) => (sums[column] as number) > fitted.length / 2).length;
  if (varying < 2)
    throw new DriftlineError("nothingVaries", "it takes two columns that hold different values in the reference");
  const whole = fitPca(gram, components);
  const kept = heldOut ? whole.components.slice(0, varying - 1) : whole.components;
  // Where the deviation is 1, an error as small as this is none.
  const errors = reconstructionErrors({ ...whole, components: kept }, columns).map((error) =>
    error < 1e-9 ? 0 : error,
  );
  const sides = {
    reference: Float64Array.from(compared, (row) => errors[row] as number),
    current: errors.slice(rows.reference),
  };
  return {
    reference: meanInterval(sides.reference),
    current: meanInterval(sides.current),
    components: kept.length,
    ...(heldOut ? compareErrors(sides) : {}),
  };
}

function compareErrors({ reference, current }: Pair<Float64Array>): Finding {
  const { gap, scores, ties } = numberEvidence.needs;
  const walks = [gap.walk, scores.walk, ties.walk] as const;
  const folded = runWalks({ values: reference.toSorted() }, { values: current.toSorted() }, walks);
  const answers = Object.fromEntries(["gap", "scores", "ties"].map((name, index) => [name, folded[index]]));
  return numberEvidence.find(answers as PairAnswers<typeof numberEvidence.needs>);
}

function meanInterval(errors: Float64Array): Interval {
  const value = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const squares = errors.reduce((sum, error) => sum + (error - value) ** 2, 0);
  const half = normalQuantile(0.975) * Math.sqrt(squares / (errors.length - 1) / errors.length);
  return { value, low: Math.max(0, value - half), high: value + half };
}
