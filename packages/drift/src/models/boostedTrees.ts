import { type BoostOptions, boostDefaults, type Loss } from "./boostOptions.ts";
import { checkScoring, checkTraining } from "./checkTrees.ts";
import type { Slopes } from "./histogram.ts";
import { applyBins, type Binned, binFeatures, type Feature, type FeatureBins } from "./histogramBins.ts";
import { treeGrower } from "./histogramTree.ts";
import { addContributions, addScores, type Tree } from "./tree.ts";

/** The score of a row is `base` plus `rate` times what each tree says. */
export interface Ensemble {
  readonly base: number;
  readonly rate: number;
  readonly trees: readonly Tree[];
}

export interface BoostedTrees extends Ensemble {
  readonly bins: readonly FeatureBins[];
}

/**
 * Gradient boosting of histogram trees (Friedman 2001; Ke et al. 2017): every tree is fitted to the slopes of the loss
 * where the trees before it have come to.
 *
 *     const age: Feature = { kind: "number", values: Float64Array.from({ length: 200 }, (_, row) => row) };
 *     const isOld = Float64Array.from({ length: 200 }, (_, row) => (row < 120 ? 0 : 1));
 *     const model = trainBoostedTrees([age], isOld, { trees: 20 });
 *     const [young, old] = scoreBoostedTrees(model, [{ kind: "number", values: Float64Array.of(30, 170) }]);
 *     (young ?? 0) < 0 && (old ?? 0) > 0; // true
 */
export function trainBoostedTrees(
  features: readonly Feature[],
  targets: Float64Array,
  options: Partial<BoostOptions> & { readonly bins?: number; readonly seed?: number } = {},
): BoostedTrees {
  checkTraining(features, targets, { bins: 255, ...boostDefaults, ...options });
  const binned = binFeatures(features, options);
  const rows = Uint32Array.from(targets, (_, row) => row);
  return { ...boost(binned, targets, rows, { ...boostDefaults, ...options }), bins: binned.bins };
}

/** The scores of rows: log odds, or numbers of the targets' own kind. */
export function scoreBoostedTrees(model: BoostedTrees, features: readonly Feature[]): Float64Array {
  checkScoring(features, model.bins);
  const binned = applyBins(features, model.bins);
  return scores(
    model,
    binned,
    Uint32Array.from({ length: binned.rows }, (_, row) => row),
  );
}

/** Learns from some rows of a table that is binned already. */
export function boost(binned: Binned, targets: Float64Array, rows: Uint32Array, options: BoostOptions): Ensemble {
  const weights = options.weights ?? new Float64Array(binned.rows).fill(1);
  const base = startingScore(targets, weights, rows, options.loss);
  const reached = new Float64Array(binned.rows).fill(base);
  const slopes = { slopes: new Float64Array(binned.rows), curvatures: weights.slice(), weights };
  const updateSlopes = options.loss === "logistic" ? logisticSlopes : squaredSlopes;
  const grow = treeGrower(binned, options);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    updateSlopes(slopes, targets, reached, rows);
    const { tree, rows: ordered, leaves } = grow(slopes, rows);
    if (leaves.length === 1) break;
    trees.push(tree);
    for (const { node, from, to } of leaves) {
      const step = options.learningRate * (tree.value[node] as number);
      for (const row of ordered.subarray(from, to)) reached[row] = (reached[row] as number) + step;
    }
  }
  return { base, rate: options.learningRate, trees };
}

/** The scores of some rows of a table; those of the others are `base`. */
export function scores({ base, rate, trees }: Ensemble, binned: Binned, rows: Uint32Array): Float64Array {
  const found = new Float64Array(binned.rows).fill(base);
  for (const tree of trees) addScores(tree, binned, rate, found, rows);
  return found;
}

/** The same, and adds to each column by how much it moved these scores, each row times its `credit`. */
export function explainedScores(
  { base, rate, trees }: Ensemble,
  binned: Binned,
  rows: Uint32Array,
  credit: Float64Array,
  contributions: Float64Array,
): Float64Array {
  const found = new Float64Array(binned.rows).fill(base);
  for (const tree of trees) addContributions(tree, binned, rate, found, rows, credit, contributions);
  return found;
}

/** The best score without any question: the mean, or the log odds of the mean. */
function startingScore(targets: Float64Array, weights: Float64Array, rows: Uint32Array, loss: Loss): number {
  let [sum, total] = [0, 0];
  for (const row of rows) {
    sum += (weights[row] as number) * (targets[row] as number);
    total += weights[row] as number;
  }
  // One target alone has infinite odds: nothing is to be told apart, and any score will do.
  if (total === 0 || (loss === "logistic" && (sum === 0 || sum === total))) return 0;
  return loss === "logistic" ? Math.log(sum / (total - sum)) : sum / total;
}

function logisticSlopes(out: Slopes, targets: Float64Array, reached: Float64Array, rows: Uint32Array): void {
  for (const row of rows) {
    const share = 1 / (1 + Math.exp(-(reached[row] as number)));
    const weight = out.weights[row] as number;
    out.slopes[row] = weight * (share - (targets[row] as number));
    out.curvatures[row] = weight * share * (1 - share);
  }
}

function squaredSlopes(out: Slopes, targets: Float64Array, reached: Float64Array, rows: Uint32Array): void {
  for (const row of rows)
    out.slopes[row] = (out.weights[row] as number) * ((reached[row] as number) - (targets[row] as number));
}
