import type { Kind, Reading } from "../kinds/kind.ts";
import type { Cells, EdgeRule, PairNeed, Quantiles, Sides } from "../measure.ts";
import type { Need } from "../need.ts";
import { normalQuantile } from "../stats/distributions.ts";
import { type EdgeFacts, edgeProbabilities, type ResolvedEdges, resolveEdges } from "../stats/edges.ts";
import { pictureEdges, pictureProbabilities } from "../stats/pictureEdges.ts";
import type { Answered } from "./answers.ts";
import { bothSides } from "./bothSides.ts";
import { alignCounts } from "./cells.ts";

/** A column as it is read for one purpose. */
export interface Facet {
  readonly column: string;
  readonly reading: Reading;
  readonly kind: Kind;
}

/** Text is read in three ways: as numbers by its length and by its words, and as it stands. */
export function facetsOf({ name, kind }: { readonly name: string; readonly kind: Kind }): Facet[] {
  if (kind !== "text") return [{ column: name, reading: kind, kind }];
  const readings = ["length", "words", "category"] as const;
  return readings.map((reading) => ({ column: name, reading, kind }));
}

export const isNumeric = (reading: Reading): boolean => reading !== "category" && reading !== "boolean";

const intervalWidth = normalQuantile(0.975);

/** What is asked of each side before any edge is known. */
export function firstNeeds(facet: Facet, need: PairNeed): Need[] {
  const { column, reading } = facet;
  switch (need.pair) {
    case "counts":
      return [{ need: "counts", column, as: reading }];
    case "cells":
      return isNumeric(reading) ? edgeFactNeeds(facet, need.edges) : [{ need: "counts", column, as: reading }];
    case "picture":
      return [extentNeed(facet), { need: "quantiles", column, as: reading, probabilities: pictureProbabilities }];
    case "sample":
      return [{ need: "sample", column, as: reading, size: need.size, seed: need.seed }];
    case "texts":
      return [textsNeed(facet, need)];
    case "moments":
      return [{ need: "moments", column, as: reading }];
    case "extent":
      return [extentNeed(facet)];
    case "quantiles":
    case "walk":
      return [];
  }
}

function edgeFactNeeds(facet: Facet, rule: EdgeRule): Need[] {
  const { column, reading } = facet;
  const probabilities = edgeProbabilities(rule);
  return [
    extentNeed(facet),
    ...(rule.rule === "doane" ? [{ need: "moments", column, as: reading } as const] : []),
    ...(probabilities.length > 0 ? [{ need: "quantiles", column, as: reading, probabilities } as const] : []),
  ];
}

/** What is asked of one side once the edges and both sides' numbers of values are known. */
export function secondNeeds(facet: Facet, need: PairNeed, first: Sides<Answered>, side: keyof Sides<unknown>): Need[] {
  const { column, reading } = facet;
  switch (need.pair) {
    case "cells":
    case "picture": {
      if (!isNumeric(reading)) return [];
      const resolved = resolve(facet, need, first);
      if ("edges" in resolved) return [{ need: "bins", column, as: reading, edges: resolved.edges }];
      return [{ need: "counts", column, as: reading }];
    }
    case "quantiles":
      return [quantilesNeed(facet, need.probabilities, first[side])];
    default:
      return [];
  }
}

function resolve(facet: Facet, need: PairNeed & { pair: "cells" | "picture" }, first: Sides<Answered>): ResolvedEdges {
  if (need.pair === "cells") return resolveEdges(need.edges, edgeFacts(facet, need.edges, first));
  const { column, reading } = facet;
  const of = (answered: Answered) => ({
    extent: answered(extentNeed(facet)),
    quantiles: answered({ need: "quantiles", column, as: reading, probabilities: pictureProbabilities }),
  });
  return pictureEdges([of(first.reference), of(first.current)]);
}

function edgeFacts(facet: Facet, rule: EdgeRule, first: Sides<Answered>): EdgeFacts {
  const { column, reading } = facet;
  const probabilities = edgeProbabilities(rule);
  const of = (answered: Answered) => ({
    count: present(facet, answered),
    extent: answered(extentNeed(facet)),
    ...(rule.rule === "doane" ? { moments: answered({ need: "moments", column, as: reading }) } : {}),
    quantiles: probabilities.length > 0 ? answered({ need: "quantiles", column, as: reading, probabilities }) : [],
  });
  return { reference: of(first.reference), current: of(first.current) };
}

export function present({ column, reading }: Facet, answered: Answered): number {
  return answered({ need: "presence", column, as: reading }).present;
}

function extentNeed({ column, reading }: Facet): Need & { need: "extent" } {
  return { need: "extent", column, as: reading };
}

function textsNeed({ column }: Facet, { size, seed }: PairNeed & { pair: "texts" }): Need & { need: "texts" } {
  return { need: "texts", column, as: "category", size, seed };
}

/** The probabilities asked for, then those of the lower and of the upper end of each one's interval. */
function quantilesNeed(facet: Facet, asked: readonly number[], answered: Answered): Need & { need: "quantiles" } {
  const count = Math.max(1, present(facet, answered));
  const half = asked.map((probability) => intervalWidth * Math.sqrt((probability * (1 - probability)) / count));
  const probabilities = [
    ...asked,
    ...asked.map((probability, index) => Math.max(0, probability - (half[index] as number))),
    ...asked.map((probability, index) => Math.min(1, probability + (half[index] as number))),
  ];
  return { need: "quantiles", column: facet.column, as: facet.reading, probabilities };
}

/** The two sides' answer to all but walks, which are folded apart. */
export function pairAnswer(
  facet: Facet,
  need: Exclude<PairNeed, { pair: "walk" }>,
  first: Sides<Answered>,
  second: Sides<Answered>,
): unknown {
  const { column, reading } = facet;
  switch (need.pair) {
    case "counts":
      return counts(facet, first);
    case "cells":
    case "picture": {
      if (!isNumeric(reading)) return counts(facet, first);
      const resolved = resolve(facet, need, first);
      if (!("edges" in resolved)) return counts(facet, second);
      const { edges } = resolved;
      return { edges, ...bothSides((side) => second[side]({ need: "bins", column, as: reading, edges })) };
    }
    case "sample":
      return bothSides((side) =>
        first[side]({ need: "sample", column, as: reading, size: need.size, seed: need.seed }),
      );
    case "texts":
      return bothSides((side) => first[side](textsNeed(facet, need)));
    case "moments":
      return bothSides((side) => first[side]({ need: "moments", column, as: reading }));
    case "extent":
      return bothSides((side) => first[side](extentNeed(facet)));
    case "quantiles":
      return bothSides((side): Quantiles => {
        const all = second[side](quantilesNeed(facet, need.probabilities, first[side]));
        const count = need.probabilities.length;
        return { values: all.slice(0, count), low: all.slice(count, 2 * count), high: all.slice(2 * count) };
      });
  }
}

function counts({ column, reading }: Facet, answered: Sides<Answered>): Cells {
  return alignCounts(
    answered.reference({ need: "counts", column, as: reading }),
    answered.current({ need: "counts", column, as: reading }),
    reading,
  );
}
