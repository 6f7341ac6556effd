import { categoryEvidence } from "../../packages/drift/src/evidence/category.ts";
import type { Finding } from "../../packages/drift/src/evidence/finding.ts";
import { missingEvidence } from "../../packages/drift/src/evidence/missing.ts";
import { numberEvidence } from "../../packages/drift/src/evidence/number.ts";
import type { PairAnswer } from "../../packages/drift/src/measure.ts";
import { runWalks } from "../../packages/drift/src/runWalks.ts";
import { holm } from "../../packages/drift/src/stats/holm.ts";
import { gap } from "../../packages/drift/src/walks/gap.ts";
import { scores } from "../../packages/drift/src/walks/scores.ts";
import { ties } from "../../packages/drift/src/walks/ties.ts";
import type { Drawn } from "./draw.ts";

/** What is known of one column: of its values, and of its missing cells. */
export interface Known {
  readonly values: Finding;
  readonly missing: Finding;
}

/** The evidence of one column, straight from the tests, without tables or engines between. */
export function know(reference: Drawn, current: Drawn): Known {
  const left = reference.values.filter((value) => !Number.isNaN(value));
  const right = current.values.filter((value) => !Number.isNaN(value));
  const rows = { reference: reference.values.length, current: current.values.length };
  const missing = missingEvidence(rows, {
    reference: rows.reference - left.length,
    current: rows.current - right.length,
  });
  return { missing, values: reference.kind === "number" ? findNumber(left, right) : findCategory(left, right) };
}

function findNumber(reference: Float64Array, current: Float64Array): Finding {
  const [gaps, sums, tied] = runWalks({ values: reference.sort() }, { values: current.sort() }, [gap, scores, ties]);
  return numberEvidence.find({
    gap: gaps as PairAnswer<typeof numberEvidence.needs.gap>,
    scores: sums as PairAnswer<typeof numberEvidence.needs.scores>,
    ties: tied as PairAnswer<typeof numberEvidence.needs.ties>,
  });
}

function findCategory(reference: Float64Array, current: Float64Array): Finding {
  let most = 0;
  for (const side of [reference, current]) for (const code of side) most = Math.max(most, code);
  const count = (side: Float64Array) => {
    const counts = new Array<number>(most + 1).fill(0);
    for (const code of side) counts[code] = (counts[code] as number) + 1;
    return counts;
  };
  return categoryEvidence.find({ counts: { reference: count(reference), current: count(current) } });
}

/** Which columns a report would mark, by their values or by their missing cells. */
export function marks(columns: readonly Known[], falseAlarms = 0.05): boolean[] {
  const family = columns.flatMap(({ values, missing }, column) =>
    [values.evidence, missing.evidence].flatMap((evidence) => (evidence ? [{ column, evidence }] : [])),
  );
  const adjusted = holm(
    family.map(({ evidence }) => evidence.pValue),
    undefined,
    family.map(({ evidence }) => evidence.least ?? 0),
  );
  const marked = new Array<boolean>(columns.length).fill(false);
  family.forEach(({ column }, index) => {
    if ((adjusted[index] as number) <= falseAlarms) marked[column] = true;
  });
  return marked;
}
