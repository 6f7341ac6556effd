import { categoryEvidence } from "../evidence/category.ts";
import type { Finding } from "../evidence/finding.ts";
import { numberEvidence } from "../evidence/number.ts";
import { textEvidence } from "../evidence/text.ts";
import type { Reading } from "../kinds/kind.ts";
import type { PairNeed } from "../measure.ts";
import type { Note } from "../report.ts";
import type { Gathered } from "./gather.ts";
import { type Facet, facetsOf, isNumeric } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";

export function evidenceNeeds({ reading, kind }: Facet): PairNeed[] {
  if (isNumeric(reading)) return Object.values(numberEvidence.needs);
  return Object.values(kind === "text" ? textEvidence.needs : categoryEvidence.needs);
}

interface FacetFinding {
  readonly facet: Facet;
  readonly finding: Finding;
}

export interface Found extends Finding {
  readonly clock?: true;
  readonly notes: readonly Note[];
}

/** What the verdict on a column's values will rest on. */
export function findDrift(column: PlannedColumn, gathered: readonly Gathered[]): Found {
  const findings = facetsOf(column).map((facet, index) => ({
    facet,
    finding: findIn(facet, gathered[index] as Gathered),
  }));
  const [first] = findings;
  if (!first) return { notes: [] };
  if (column.kind === "time" && !column.told && isClock(gathered[0] as Gathered)) {
    const { effect } = first.finding;
    return { ...(effect ? { effect } : {}), clock: true, notes: [clockNote(column.name)] };
  }
  return { ...(findings.length === 1 ? first.finding : strongest(findings)), notes: [] };
}

function findIn({ reading, kind }: Facet, gathered: Gathered): Finding {
  if (isNumeric(reading)) return numberEvidence.find(gathered.answers(numberEvidence.needs));
  if (kind === "text") return textEvidence.find(gathered.answers(textEvidence.needs));
  return categoryEvidence.find(gathered.answers(categoryEvidence.needs));
}

const textViews: Partial<Readonly<Record<Reading, string>>> = {
  length: "length: ",
  words: "words: ",
  category: "content: ",
};

/** The smallest of several p-values, times their number (Bonferroni), which is valid however they depend on each other. */
function strongest(findings: readonly FacetFinding[]): Finding {
  const tested = findings.filter(({ finding }) => finding.evidence);
  const pValue = ({ finding }: FacetFinding) => finding.evidence?.pValue ?? 1;
  const best = (tested.length > 0 ? tested : findings).reduce((least, other) =>
    pValue(other) < pValue(least) ? other : least,
  );
  const { evidence } = best.finding;
  if (!evidence) return best.finding;
  const least = Math.min(...tested.map(({ finding }) => finding.evidence?.least ?? 0));
  return {
    ...best.finding,
    evidence: {
      ...evidence,
      pValue: Math.min(1, evidence.pValue * tested.length),
      least: least * tested.length,
      view: `${textViews[best.facet.reading] ?? ""}${evidence.view}`,
    },
  };
}

/**
 * Rows that were written later carry later times. A time column whose current values all lie after the reference's is taken
 * for the rows' own clock: of course it moved on, and a verdict "drift" on it would ring in every report.
 */
function isClock(gathered: Gathered): boolean {
  const { reference, current } = gathered.answer({ pair: "extent" });
  return current.minimum > reference.maximum;
}

function clockNote(column: string): Note {
  return {
    code: "clock",
    column,
    message: `column "${column}" is wholly later in the current side: it was taken for the rows' own clock and not counted as drift; set its type to time yourself to have it counted`,
  };
}
