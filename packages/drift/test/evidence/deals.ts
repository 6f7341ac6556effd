import type { PairAnswer } from "../../src/measure.ts";
import { runWalks } from "../../src/runWalks.ts";
import type { Walk } from "../../src/walk.ts";

export interface Dealt<Value> {
  readonly reference: readonly Value[];
  readonly current: readonly Value[];
}

/** Every way to deal pooled rows to two sides, of which the current one gets `drawn`. */
export function deals<Value>(pooled: readonly Value[], drawn: number): Dealt<Value>[] {
  const all: Dealt<Value>[] = [];
  for (let set = 0; set < 1 << pooled.length; set += 1) {
    const current = pooled.filter((_, index) => (set >> index) & 1);
    if (current.length === drawn) all.push({ reference: pooled.filter((_, index) => !((set >> index) & 1)), current });
  }
  return all;
}

/** What one walk finds in two samples. */
export function walked<Result>(walk: Walk<Result>, reference: readonly number[], current: readonly number[]): Result {
  const ordered = (side: readonly number[]) => ({ values: Float64Array.from(side).sort() });
  const [found] = runWalks(ordered(reference), ordered(current), [walk]);
  return found as PairAnswer<{ pair: "walk"; walk: Walk<Result> }>;
}

/** Rows of every category that either side has. */
export function counted({ reference, current }: Dealt<string>) {
  const labels = [...new Set([...reference, ...current])].sort();
  const count = (side: readonly string[]) => labels.map((label) => side.filter((cell) => cell === label).length);
  return { labels, reference: count(reference), current: count(current) };
}

/** The largest excess of P(p <= t) over t, over all deals being equally likely: at most 0 for a valid p-value. */
export function excess(pValues: readonly number[]): number {
  const sorted = [...pValues].sort((a, b) => a - b);
  return Math.max(...sorted.map((p) => sorted.filter((other) => other <= p * (1 + 1e-9)).length / sorted.length - p));
}
