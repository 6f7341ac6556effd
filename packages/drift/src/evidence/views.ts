import type { Evidence } from "../report.ts";

/** One way of looking at a column. Views share the column's p-value by their weights. */
export interface View {
  readonly view: string;
  readonly method: string;
  readonly weight: number;
  readonly pValue: number;
  /** The smallest p-value this view could have given with these margins. */
  readonly least?: number;
  /** The chance that this view's p-value is under 1 at all. */
  readonly ceiling?: number;
}

/**
 * One valid p-value from several dependent views. The best is the one with the smallest t = p / weight; the p-value is
 * the sum of each view's chance to come down to its own weight * t. A view that could not (its values are too few, say)
 * costs nothing, the idea of Tarone (1990), so weights may sum to more than one.
 */
export function combine(views: readonly [View, ...View[]]): Evidence {
  const best = views.reduce((one, other) => (other.pValue / other.weight < one.pValue / one.weight ? other : one));
  const scaled = best.pValue / best.weight;
  let pValue = 0;
  for (const { weight, least = 0, ceiling = 1 } of views) {
    const share = weight * scaled;
    if (least <= share * (1 + 1e-9)) pValue += Math.min(share, ceiling);
  }
  const least = Math.min(...views.map((view) => view.least ?? 0));
  return { pValue: Math.min(1, pValue), view: best.view, method: best.method, least };
}
