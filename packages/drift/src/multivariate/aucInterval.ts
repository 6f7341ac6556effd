import type { RocAuc } from "../models/rocAuc.ts";
import type { Interval } from "../report.ts";
import { wilson } from "../stats/wilson.ts";

/**
 * The mean of the areas that folds have, with its 95 % interval: Wilson's for a share (1927), with as many rows as would
 * make a share of its size err as much as DeLong's standard errors say (Korn and Graubard 1998). Unlike a plain one it
 * stays within 0 and 1 and does not vanish where the sides part wholly; there rows count as Hanley and McNeil's error
 * (1982) has them near 1, as twice their harmonic mean.
 */
export function aucInterval(folds: readonly RocAuc[]): Interval {
  const sum = (read: (fold: RocAuc) => number) => folds.reduce((total, fold) => total + read(fold), 0);
  const auc = sum((fold) => fold.auc) / folds.length;
  // Each fold's error is independent of those before it, given what was learned from them.
  const variance = sum((fold) => fold.standardError ** 2) / folds.length ** 2;
  const positives = sum((fold) => fold.positives);
  const negatives = sum((fold) => fold.negatives);
  const most = (4 * positives * negatives) / (positives + negatives);
  const rows = variance > 0 ? Math.min(most, (auc * (1 - auc)) / variance) : most;
  return wilson(auc * rows, rows);
}
