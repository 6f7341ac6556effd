import type { PairNeed, Sides } from "../measure.ts";
import type { Note } from "../report.ts";
import type { Filter, Source } from "../source.ts";
import { nextUp } from "../stats/edges.ts";
import { type Gathered, gather } from "./gather.ts";
import { type Facet, facetsOf, isNumeric } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";

const mostSegments = 20;

export interface Segment {
  readonly value: string;
  readonly filter: Filter;
}

export interface Segments {
  readonly segments: readonly Segment[];
  readonly notes: readonly Note[];
}

/** A segment for every value, the most frequent ones if there are many; numbers with many values are cut at the reference's quartiles. */
export async function findSegments(sources: Sides<Source>, by: PlannedColumn): Promise<Segments> {
  const facet = facetsOf(by)[0] as Facet;
  if (isNumeric(facet.reading)) {
    const need = { pair: "extent" } as const;
    const { reference, current } = (await gatherOne(sources, facet, need)).answer(need);
    if (Math.max(reference.distinct, current.distinct) > mostSegments)
      return { segments: await quartiles(sources, facet), notes: [] };
  }
  return eachValue(sources, by, facet);
}

async function eachValue(sources: Sides<Source>, by: PlannedColumn, facet: Facet): Promise<Segments> {
  const need = { pair: "cells", edges: { rule: "values" } } as const;
  const { labels = [], reference, current } = (await gatherOne(sources, facet, need)).answer(need);
  const rows = labels.map((label, index) => ({
    label,
    rows: (reference[index] as number) + (current[index] as number),
  }));
  const kept = rows.sort((left, right) => right.rows - left.rows).slice(0, mostSegments);
  const named = new Set(kept.map(({ label }) => label));
  const filterOf = (value: string): Filter =>
    isNumeric(facet.reading)
      ? { column: by.name, from: Number(value), to: nextUp(Number(value)) }
      : { column: by.name, equals: value };
  const message = `segments: column "${by.name}" has ${labels.length} values; the ${mostSegments} most frequent ones are shown`;
  return {
    segments: labels.filter((label) => named.has(label)).map((value) => ({ value, filter: filterOf(value) })),
    notes: labels.length > mostSegments ? [{ code: "manySegments", column: by.name, message }] : [],
  };
}

async function quartiles(sources: Sides<Source>, facet: Facet): Promise<Segment[]> {
  const need = { pair: "quantiles", probabilities: [0.25, 0.5, 0.75] } as const;
  const { values } = (await gatherOne(sources, facet, need)).answer(need).reference;
  const edges = [Number.NEGATIVE_INFINITY, ...new Set(values), Number.POSITIVE_INFINITY];
  return edges.slice(1).map((to, index) => {
    const from = edges[index] as number;
    return { value: rangeName(from, to), filter: { column: facet.column, from, to } };
  });
}

function rangeName(from: number, to: number): string {
  if (from === Number.NEGATIVE_INFINITY) return `below ${to}`;
  return to === Number.POSITIVE_INFINITY ? `${from} and above` : `${from} to below ${to}`;
}

async function gatherOne(sources: Sides<Source>, facet: Facet, need: PairNeed): Promise<Gathered> {
  const [gathered] = await gather(sources, [{ facet, needs: [need] }]);
  if (!gathered || gathered instanceof Error) throw gathered ?? new Error("gather answers every question");
  return gathered;
}
