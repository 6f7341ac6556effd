import { DriftlineError } from "../errors.ts";
import { boost, explainedScores } from "../models/boostedTrees.ts";
import type { BoostOptions } from "../models/boostOptions.ts";
import { binFeatures } from "../models/histogramBins.ts";
import { rocAucOf, tieGroups } from "../models/rocAuc.ts";
import type { DomainClassifierReport } from "../report.ts";
import { normalQuantile, normalTail } from "../stats/distributions.ts";
import { random } from "../stats/random.ts";
import { aucInterval } from "./aucInterval.ts";
import { deal, joined } from "./deal.ts";
import { rankSumTail } from "./rankSum.ts";
import type { PooledColumn, PooledRows } from "./rows.ts";
import { folds } from "./rowsNeeded.ts";

const bins = 31;

/** Small trees, held back: of few rows there is little to learn, and on many rows these lose nothing to larger ones. */
const learning: BoostOptions = {
  loss: "logistic",
  trees: 40,
  learningRate: 0.15,
  leaves: 15,
  depth: Number.POSITIVE_INFINITY,
  minimumLeaf: 10,
  l2: 10,
};

/**
 * Whether one can tell from a whole row which side it is of (Lopez-Paz and Oquab 2017; Rabanser et al. 2019): a classifier
 * sees columns that go together otherwise than before, though each by itself is as it was.
 *
 * The rows of each side are dealt into five folds, and every fold but the first is scored by boosted trees that learned
 * from the folds before it. Without drift all ways to deal a fold's rows to the two sides are equally likely, whatever was
 * learned before: the p-value of its rank sum is valid given all earlier ones, and so their normal scores may be added
 * (Stouffer 1949). Folds that learn from each other in turn would not allow that.
 *
 * A column's share is how far its questions push the rows of the two sides apart, on rows that were not learned from:
 * there a column that has nothing to tell pushes as often the wrong way (Li et al. 2019).
 */
export function domainClassifier({ columns, ...rows }: PooledRows, seed = 1): DomainClassifierReport {
  const isCurrent = new Float64Array(rows.reference + rows.current).fill(1, rows.reference);
  const credit = isCurrent.map((current) => (current === 1 ? 1 / rows.current : -1 / rows.reference));
  const features = columns.map(({ feature }) => feature);
  // Bins come from both sides together, and so tell nothing of which row is whose.
  const binned = binFeatures(features, { bins, seed });
  if (!binned.cells.some((cells) => cells.some((cell) => cell !== cells[0])))
    throw new DriftlineError("nothingVaries", "no column that both sides have holds different values");
  const parts = deal(rows, folds, random(seed));
  const pushes = new Float64Array(columns.length);
  const scored = parts.slice(1).map((held, before) => {
    const model = boost(binned, isCurrent, joined(parts.slice(0, before + 1)), learning);
    const found = explainedScores(model, binned, held, credit, pushes);
    const ofHeld = (all: Float64Array) => Float64Array.from(held, (row) => all[row] as number);
    return tieGroups(ofHeld(found), ofHeld(isCurrent));
  });
  return {
    auc: aucInterval(scored.map(rocAucOf)),
    pValue: addUp(scored.map(rankSumTail)),
    columns: sharesOf(columns, pushes),
  };
}

/** P-values that are valid each given those before it, by the sum of their normal scores. */
function addUp(pValues: readonly number[]): number {
  const sum = pValues.reduce((total, pValue) => total - normalQuantile(within(pValue)), 0);
  return normalTail(sum / Math.sqrt(pValues.length));
}

/** Away from 0 and 1, whose normal scores are infinite. */
const within = (pValue: number) => Math.min(1 - 1e-9, Math.max(1e-300, pValue));

function sharesOf(columns: readonly PooledColumn[], pushes: Float64Array): DomainClassifierReport["columns"] {
  const sum = pushes.reduce((total, push) => total + Math.max(0, push), 0);
  return columns
    .map(({ name }, column) => ({ name, share: (pushes[column] as number) / sum }))
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share);
}
