// What a source answers of one column, against what is counted here from its cells.
import assert from "node:assert/strict";
import { type Cell, orderedSize, type Source } from "@driftline/drift";
import type { Expected } from "./conformanceCases.ts";

export async function checkCategories(source: Source, column: string, cells: readonly (Cell | null)[]): Promise<void> {
  const [presence, counts, extent, texts, all] = await source.summarise([
    { need: "presence", column, as: "category" },
    { need: "counts", column, as: "category" },
    { need: "extent", column, as: "category" },
    { need: "texts", column, as: "category", size: 3, seed: 7 },
    { need: "texts", column, as: "category", size: cells.length + 1, seed: 7 },
  ]);
  const labels = cells
    .filter((cell) => cell !== null)
    .map((cell) => (cell instanceof Date ? cell.toISOString() : String(cell)));
  const expected = new Map<string, number>();
  for (const label of labels) expected.set(label, (expected.get(label) ?? 0) + 1);
  assert.deepEqual(new Map([...counts].sort()), new Map([...expected].sort()));
  assert.equal(extent.distinct, expected.size);
  assert.deepEqual(all, labels);
  assert.equal(texts.length, Math.min(3, labels.length));
  assert.ok(isSubsequence(texts, labels));
  const empty = cells.length - labels.length;
  assert.deepEqual(presence, { rows: cells.length, present: labels.length, empty, infinite: 0, unreadable: 0 });
}

export async function checkNumbers(
  source: Source,
  column: string,
  cells: readonly (Cell | null)[],
  expected: Expected,
): Promise<void> {
  const { as, values } = expected.numbers ?? assert.fail("no numbers expected");
  const sorted = [...values].sort((a, b) => a - b);
  const edges =
    sorted.length === 0 ? [0, 1] : [sorted[0] as number, sorted[sorted.length >> 1] as number, sorted.at(-1) as number];
  const [presence, extent, moments, around, quantiles, bins, ordered, sample, again] = await source.summarise([
    { need: "presence", column, as },
    { need: "extent", column, as },
    { need: "moments", column, as, shift: 1.5 },
    { need: "moments", column, as },
    { need: "quantiles", column, as, probabilities: [0, 0.25, 0.5, 0.9, 1] },
    { need: "bins", column, as, edges },
    { need: "ordered", column, as },
    { need: "sample", column, as, size: 3, seed: 7 },
    { need: "sample", column, as, size: 3, seed: 7 },
  ]);
  const { infinite = 0, unreadable = 0 } = expected;
  assert.equal(presence.present, values.length);
  assert.equal(presence.infinite, infinite);
  assert.equal(presence.unreadable, unreadable);
  assert.equal(presence.empty, cells.length - values.length - infinite - unreadable);
  assert.deepEqual(expand(ordered), sorted);
  assert.equal(orderedSize(ordered), values.length);
  assert.deepEqual(extent, {
    minimum: sorted[0] ?? Number.NaN,
    maximum: sorted.at(-1) ?? Number.NaN,
    distinct: new Set(values).size,
  });
  checkMoments(moments.sums, values, 1.5);
  checkMoments(around.sums, values, around.shift);
  assert.equal(moments.count, values.length);
  const within = (low: number, high: number, closed: boolean): number =>
    values.filter((value) => value >= low && (value < high || (closed && value === high))).length;
  assert.deepEqual(
    [...bins],
    edges.slice(1).map((edge, bin) => within(edges[bin] as number, edge, bin === edges.length - 2)),
  );
  [0, 0.25, 0.5, 0.9, 1].forEach((probability, index) => {
    assert.ok(isClose(quantiles[index] as number, quantile(sorted, probability)), `quantile ${probability}`);
  });
  assert.deepEqual(sample, again);
  assert.equal(sample.length, Math.min(3, values.length));
  assert.ok(isSubsequence([...sample], values));
}

function checkMoments(sums: readonly number[], values: readonly number[], shift: number): void {
  sums.forEach((sum, index) => {
    const terms = values.map((value) => (value - shift) ** (index + 1));
    const exact = terms.reduce((total, term) => total + term, 0);
    const size = terms.reduce((total, term) => total + Math.abs(term), 0);
    assert.ok(Math.abs(sum - exact) <= 1e-12 * size, `power ${index + 1}: ${sum} is not ${exact}`);
  });
}

/** R-7 as Hyndman and Fan write it. */
function quantile(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const low = sorted[Math.floor(position)] as number;
  const high = sorted[Math.ceil(position)] as number;
  return low + (position - Math.floor(position)) * (high - low);
}

function isClose(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b), 1);
}

export function expand({ values, counts }: { values: Float64Array; counts?: Float64Array }): number[] {
  return [...values].flatMap((value, index) => new Array<number>(counts?.[index] ?? 1).fill(value));
}

function isSubsequence<Value>(some: readonly Value[], all: readonly Value[]): boolean {
  let found = 0;
  for (const value of all) if (value === some[found]) found += 1;
  return found === some.length;
}
