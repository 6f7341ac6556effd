import type { Split } from "./bestSplit.ts";
import type { Sums } from "./histogram.ts";
import type { Binned } from "./histogramBins.ts";

/** A tree as lists, with one place for each node; the root is the first. */
export interface Tree {
  /** The column that a node asks about, -1 in a leaf. */
  readonly column: Int32Array;
  /** Bins up to this one go left, */
  readonly upTo: Int16Array;
  /** and so does this bin, which is that of missing values, or none (-1). */
  readonly missing: Int16Array;
  /** Of a column of categories: ones for the bins that go left, in place of both. */
  readonly categories: readonly (Uint8Array | undefined)[];
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
  /** By how much the loss fell by asking. */
  readonly gain: Float64Array;
}

/** Builds a tree node by node, from its root down. */
export function treeBuilder({ bins }: Binned, leafValue: (sums: Sums) => number) {
  const column: number[] = [];
  const upTo: number[] = [];
  const missing: number[] = [];
  const categories: (Uint8Array | undefined)[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const gain: number[] = [];

  /** A leaf, until it is split. */
  function add(sums: Sums): number {
    left.push(-1);
    right.push(-1);
    upTo.push(-1);
    missing.push(-1);
    gain.push(0);
    categories.push(undefined);
    value.push(leafValue(sums));
    return column.push(-1) - 1;
  }

  return {
    add,
    split(node: number, split: Split, leftNode: number, rightNode: number): void {
      column[node] = split.column;
      upTo[node] = split.upTo;
      if (split.missingLeft) missing[node] = bins[split.column]?.count as number;
      categories[node] = split.categories;
      gain[node] = split.gain;
      left[node] = leftNode;
      right[node] = rightNode;
    },
    finish: (): Tree => ({
      column: Int32Array.from(column),
      upTo: Int16Array.from(upTo),
      missing: Int16Array.from(missing),
      categories,
      left: Int32Array.from(left),
      right: Int32Array.from(right),
      value: Float64Array.from(value),
      gain: Float64Array.from(gain),
    }),
  };
}

/** Where a row goes from a node that asks, by its bin in the column asked about. */
export function childOf({ upTo, missing, categories, left, right }: Tree, node: number, cell: number): number {
  const chosen = categories[node];
  const goesLeft = chosen ? chosen[cell] === 1 : cell <= (upTo[node] as number) || cell === (missing[node] as number);
  return (goesLeft ? left[node] : right[node]) as number;
}

/** Adds a tree's values, times `rate`, to the scores of some rows. */
export function addScores(tree: Tree, { cells }: Binned, rate: number, scores: Float64Array, rows: Uint32Array): void {
  const { column, value } = tree;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    let node = 0;
    for (let asked = column[0] as number; asked >= 0; asked = column[node] as number)
      node = childOf(tree, node, (cells[asked] as Uint8Array)[row] as number);
    scores[row] = (scores[row] as number) + rate * (value[node] as number);
  }
}

/**
 * The same, and adds to each column by how much its questions moved the scores, each row times its `credit`: from node to
 * child the value changes, and that is the asked column's doing (Palczewska et al. 2013).
 */
export function addContributions(
  tree: Tree,
  { cells }: Binned,
  rate: number,
  scores: Float64Array,
  rows: Uint32Array,
  credit: Float64Array,
  contributions: Float64Array,
): void {
  const { column, value } = tree;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    const own = rate * (credit[row] as number);
    let node = 0;
    let now = value[0] as number;
    for (let asked = column[0] as number; asked >= 0; asked = column[node] as number) {
      node = childOf(tree, node, (cells[asked] as Uint8Array)[row] as number);
      const before = now;
      now = value[node] as number;
      contributions[asked] = (contributions[asked] as number) + own * (now - before);
    }
    scores[row] = (scores[row] as number) + rate * now;
  }
}
