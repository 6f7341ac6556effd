import { bestSplit, type Split, type SplitOptions } from "./bestSplit.ts";
import { columnStarts, fillHistogram, type Slopes, type Sums, subtractHistogram } from "./histogram.ts";
import type { Binned } from "./histogramBins.ts";
import { partition } from "./partition.ts";
import { type Tree, treeBuilder } from "./tree.ts";

export interface TreeOptions extends SplitOptions {
  /** The most leaves, */
  readonly leaves: number;
  /** and the most questions from the root to one. */
  readonly depth: number;
}

/** A tree and the rows it grew from, so ordered that those of a leaf are the ones from `from` to `to`. */
export interface Grown {
  readonly tree: Tree;
  readonly rows: Uint32Array;
  readonly leaves: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

interface Leaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly total: Sums;
  /** Both where there is a question worth asking. */
  readonly split?: Split;
  readonly histogram?: Float64Array;
}

/**
 * Grows trees on some rows of a table, the leaf with the most to gain first (Ke et al. 2017, LightGBM). A leaf's value is
 * the Newton step of its rows, minus slope over curvature: with slope minus the target and curvature 1 it is their mean,
 * which is the tree of a random forest.
 */
export function treeGrower(binned: Binned, options: TreeOptions): (slopes: Slopes, rows: Uint32Array) => Grown {
  const starts = columnStarts(binned);
  const gathered = gatherer(binned.rows);
  const spare: Float64Array[] = [];
  const room = new Uint32Array(binned.rows);
  const mayGrow = ({ total, depth }: Leaf) => depth < options.depth && total.weight >= 2 * options.minimumLeaf;

  return (slopes, given) => {
    const rows = given.slice();
    const nodes = treeBuilder(binned, ({ slope, curvature }) => -slope / (curvature + options.l2));

    function count({ from, to }: Leaf): Float64Array {
      const histogram = spare.pop() ?? new Float64Array(starts.at(-1) as number);
      const some = rows.subarray(from, to);
      fillHistogram(histogram, starts, binned, some, gathered(slopes, some));
      return histogram;
    }

    function consider(leaf: Leaf, histogram: Float64Array): Leaf {
      const split = mayGrow(leaf) ? bestSplit(histogram, starts, binned, leaf.total, options) : undefined;
      if (split) return { ...leaf, histogram, split };
      spare.push(histogram);
      return leaf;
    }

    function divide(leaf: Leaf, split: Split, parent: Float64Array, isLast: boolean): Leaf[] {
      const cut = partition(binned, split, rows, leaf, room);
      const depth = leaf.depth + 1;
      const rest = without(leaf.total, split.left);
      const left = { node: nodes.add(split.left), from: leaf.from, to: cut, depth, total: split.left };
      const right = { node: nodes.add(rest), from: cut, to: leaf.to, depth, total: rest };
      nodes.split(leaf.node, split, left.node, right.node);
      if (isLast || !(mayGrow(left) || mayGrow(right))) {
        spare.push(parent);
        return [left, right];
      }
      // Only the smaller child is counted: the larger is what is left of the parent.
      const isLeftSmaller = 2 * cut <= leaf.from + leaf.to;
      const counted = count(isLeftSmaller ? left : right);
      subtractHistogram(parent, counted);
      return isLeftSmaller
        ? [consider(left, counted), consider(right, parent)]
        : [consider(left, parent), consider(right, counted)];
    }

    const total = totalOf(slopes, rows);
    const root: Leaf = { node: nodes.add(total), from: 0, to: rows.length, depth: 0, total };
    let leaves = [mayGrow(root) && options.leaves > 1 ? consider(root, count(root)) : root];
    while (leaves.length < options.leaves) {
      const next = leaves.reduce((most, leaf) => ((leaf.split?.gain ?? 0) > (most.split?.gain ?? 0) ? leaf : most));
      const { split, histogram } = next;
      if (!split || !histogram) break;
      const grown = divide(next, split, histogram, leaves.length + 1 === options.leaves);
      leaves = leaves.flatMap((leaf) => (leaf === next ? grown : [leaf]));
    }
    for (const { histogram } of leaves) if (histogram) spare.push(histogram);
    return { tree: nodes.finish(), rows, leaves };
  };
}

function totalOf({ slopes, curvatures, weights }: Slopes, rows: Uint32Array): Sums {
  let [slope, curvature, weight] = [0, 0, 0];
  for (const row of rows) {
    slope += slopes[row] as number;
    curvature += curvatures[row] as number;
    weight += weights[row] as number;
  }
  return { slope, curvature, weight };
}

function without(all: Sums, some: Sums): Sums {
  return {
    slope: all.slope - some.slope,
    curvature: all.curvature - some.curvature,
    weight: all.weight - some.weight,
  };
}

/** Slopes in the order of some rows: every column reads them, and reading in a row is quicker than here and there. */
function gatherer(most: number): (slopes: Slopes, rows: Uint32Array) => Slopes {
  const kept = {
    slopes: new Float64Array(most),
    curvatures: new Float64Array(most),
    weights: new Float64Array(most),
  };
  return ({ slopes, curvatures, weights }, rows) => {
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] as number;
      kept.slopes[place] = slopes[row] as number;
      kept.curvatures[place] = curvatures[row] as number;
      kept.weights[place] = weights[row] as number;
    }
    return kept;
  };
}
