import { DriftlineError } from "../errors.ts";

/** A curve that never falls (or never rises): straight lines between its points, level beyond the first and the last. */
export interface Isotonic {
  readonly at: Float64Array;
  readonly values: Float64Array;
}

export interface IsotonicOptions {
  /** How much each row counts; 1 each without. */
  readonly weights?: Float64Array;
  readonly increasing?: boolean;
}

/**
 * The monotone curve that lies nearest to some points, by pooling neighbours that violate the order (Ayer et al. 1955;
 * Barlow et al. 1972). Points at the same place are taken for their mean, as scikit-learn's IsotonicRegression does.
 *
 *     const curve = fitIsotonic(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 6));
 *     predictIsotonic(curve, Float64Array.of(0, 2, 3.5)); // [1, 2.5, 4.25]
 */
export function fitIsotonic(
  places: Float64Array,
  targets: Float64Array,
  { weights = new Float64Array(targets.length).fill(1), increasing = true }: IsotonicOptions = {},
): Isotonic {
  check(places, targets, weights);
  const sign = increasing ? 1 : -1;
  const order = Uint32Array.from(places, (_, row) => row).filter((row) => (weights[row] as number) > 0);
  order.sort((one, other) => (places[one] as number) - (places[other] as number));
  const blocks = pool(
    samePlaces(
      order,
      places,
      targets.map((target) => sign * target),
      weights,
    ),
  );
  const corners = blocks.flatMap(({ first, last, sum, weight }) => {
    const value = (sign * sum) / weight;
    return first === last ? [[first, value] as const] : [[first, value] as const, [last, value] as const];
  });
  return { at: Float64Array.from(corners, ([at]) => at), values: Float64Array.from(corners, ([, value]) => value) };
}

/** The curve's value at some places; beyond its ends it is level. NaN stays NaN. */
export function predictIsotonic({ at, values }: Isotonic, places: Float64Array): Float64Array {
  const last = at.length - 1;
  return places.map((place) => {
    if (Number.isNaN(place)) return Number.NaN;
    if (place <= (at[0] as number)) return values[0] as number;
    if (place >= (at[last] as number)) return values[last] as number;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((at[middle] as number) <= place) low = middle;
      else high = middle;
    }
    const [from, to] = [at[low] as number, at[high] as number];
    const [below, above] = [values[low] as number, values[high] as number];
    return below + ((above - below) * (place - from)) / (to - from);
  });
}

/** Neighbouring points with one value in common. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly sum: number;
  readonly weight: number;
}

function joined(one: Block, other: Block): Block {
  const { first } = one;
  return { first, last: other.last, sum: one.sum + other.sum, weight: one.weight + other.weight };
}

function samePlaces(order: Uint32Array, places: Float64Array, targets: Float64Array, weights: Float64Array): Block[] {
  const blocks: Block[] = [];
  for (const row of order) {
    const place = places[row] as number;
    const weight = weights[row] as number;
    const block = { first: place, last: place, sum: weight * (targets[row] as number), weight };
    const before = blocks.at(-1);
    if (before?.last === place) blocks[blocks.length - 1] = joined(before, block);
    else blocks.push(block);
  }
  return blocks;
}

function pool(blocks: readonly Block[]): Block[] {
  const pooled: Block[] = [];
  for (const next of blocks) {
    let block = next;
    for (let before = pooled.at(-1); before && isOver(before, block); before = pooled.at(-1)) {
      block = joined(before, block);
      pooled.pop();
    }
    pooled.push(block);
  }
  return pooled;
}

/** Whether the earlier block's mean is not below the later one's. */
function isOver(before: Block, after: Block): boolean {
  return before.sum * after.weight >= after.sum * before.weight;
}

function check(places: Float64Array, targets: Float64Array, weights: Float64Array): void {
  const fail = (what: string) => new DriftlineError("badOption", `isotonic regression: ${what}`);
  const lengths = [places.length, targets.length, weights.length];
  if (new Set(lengths).size > 1)
    throw fail(`places, targets and weights must be equally long, got ${lengths.join(", ")}`);
  if (![places, targets].every((values) => values.every(Number.isFinite)))
    throw fail("places and targets must be finite; leave rows without one out");
  if (!weights.every((weight) => weight >= 0 && Number.isFinite(weight)))
    throw fail("weights must be finite and not negative");
  if (!weights.some((weight) => weight > 0)) throw fail("it takes at least one row");
}
