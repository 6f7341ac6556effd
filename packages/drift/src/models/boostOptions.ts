import type { TreeOptions } from "./histogramTree.ts";

/** `logistic` for targets of 0 and 1, whose scores are log odds; `squared` for numbers. */
export type Loss = "logistic" | "squared";

export interface BoostOptions extends TreeOptions {
  readonly loss: Loss;
  readonly trees: number;
  readonly learningRate: number;
  /** How much each row counts; 1 each without. */
  readonly weights?: Float64Array;
}

/** As scikit-learn's HistGradientBoosting, whose other defaults are the same. */
export const boostDefaults = {
  loss: "logistic",
  trees: 100,
  learningRate: 0.1,
  leaves: 31,
  depth: Number.POSITIVE_INFINITY,
  minimumLeaf: 20,
  l2: 0,
} as const satisfies BoostOptions;
