import type { Kind } from "../../src/kinds/kind.ts";
import type { Cells, EdgeRule, Measure, Outcome, PairNeed, PairNeeds, Sides } from "../../src/measure.ts";
import type { Moments, Ordered } from "../../src/need.ts";
import { runWalks } from "../../src/runWalks.ts";
import { binsOf } from "../../src/stats/bins.ts";
import { edgeProbabilities, resolveEdges, type SideFacts } from "../../src/stats/edges.ts";
import { extentOf } from "../../src/stats/extent.ts";
import { momentsOf } from "../../src/stats/moments.ts";
import { orderedOf } from "../../src/stats/ordered.ts";
import { quantilesOf } from "../../src/stats/quantile.ts";

export type Value = number | string | boolean | null;
export type Data = Sides<readonly Value[]>;

/** A number as the reference files write it. */
export const numberOf = (value: Value): number => (value === null ? Number.NaN : Number(value));

const ordered = (values: readonly Value[]): Ordered => orderedOf(Float64Array.from(values, numberOf));

/** What a measure finds in two lists of values, its needs answered as a source would. */
export function outcomeOf(
  measure: Measure,
  kind: Kind,
  reference: readonly Value[],
  current: readonly Value[],
  options: object = {},
): Outcome {
  const settled = { ...measure.defaults, ...options };
  const needs: PairNeeds = measure.needs(settled, kind);
  const answers = Object.entries(needs).map(([name, need]) => [name, pairAnswer(need, { reference, current })]);
  return measure.run(Object.fromEntries(answers) as Parameters<Measure["run"]>[0], settled);
}

/** The same with the kind that the values are of. */
export function outcomeOfData(measure: object, data: Data, options: object = {}): Outcome {
  return outcomeOf(
    measure as Measure,
    kindOf([...data.reference, ...data.current]),
    data.reference,
    data.current,
    options,
  );
}

function kindOf(values: readonly Value[]): Kind {
  if (values.every((value) => typeof value === "number")) return "number";
  return values.every((value) => typeof value === "boolean") ? "boolean" : "category";
}

function pairAnswer(need: PairNeed, data: Data): unknown {
  const both = <Answer>(read: (side: Ordered) => Answer): Sides<Answer> => ({
    reference: read(ordered(data.reference)),
    current: read(ordered(data.current)),
  });
  switch (need.pair) {
    case "counts":
      return countsOf(data);
    case "cells":
      return cellsOf(need.edges, data);
    case "moments":
      return both(momentsAround);
    case "extent":
      return both(extentOf);
    case "walk":
      return runWalks(ordered(data.reference), ordered(data.current), [need.walk])[0];
    // All values, where no more are asked for than there are.
    case "sample": {
      const first = (values: readonly Value[]): Float64Array =>
        Float64Array.from(values.map(numberOf).filter(Number.isFinite).slice(0, need.size));
      return { reference: first(data.reference), current: first(data.current) };
    }
    case "texts": {
      const texts = (values: readonly Value[]) => values.filter((value) => value !== null).map(String);
      return { reference: texts(data.reference), current: texts(data.current) };
    }
    default:
      throw new RangeError(`outcomeOf: no answer to ${need.pair}`);
  }
}

/** The cells that a rule makes of two sides of numbers. */
export function cellsOf(rule: EdgeRule, data: Data): Cells {
  const facts = (values: readonly Value[]): SideFacts => {
    const side = ordered(values);
    const quantiles = quantilesOf(side, edgeProbabilities(rule));
    return { count: side.values.length, extent: extentOf(side), quantiles, moments: momentsAround(side) };
  };
  const resolved = resolveEdges(rule, { reference: facts(data.reference), current: facts(data.current) });
  if (!("edges" in resolved)) return countsOf(data);
  const { edges } = resolved;
  return { edges, reference: binsOf(ordered(data.reference), edges), current: binsOf(ordered(data.current), edges) };
}

/** Moments around the side's own mean, as a source answers without a shift. */
function momentsAround(side: Ordered): Moments {
  const rough = momentsOf(side, side.values[0] ?? 0);
  return momentsOf(side, rough.count === 0 ? 0 : rough.shift + rough.sums[0] / rough.count);
}

function countsOf({ reference, current }: Data): Cells {
  const count = (values: readonly Value[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    return counts;
  };
  const [left, right] = [count(reference), count(current)];
  const labels = [...new Set([...left.keys(), ...right.keys()])].sort();
  const rows = (counts: Map<string, number>): number[] => labels.map((label) => counts.get(label) ?? 0);
  return { labels, reference: rows(left), current: rows(right) };
}
