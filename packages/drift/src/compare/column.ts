import { missingEvidence } from "../evidence/missing.ts";
import type { Sides } from "../measure.ts";
import type { Presence } from "../need.ts";
import type { ColumnReport, MissingReport, Note } from "../report.ts";
import { bothSides } from "./bothSides.ts";
import { describeCategories } from "./categories.ts";
import { evidenceNeeds, findDrift } from "./evidence.ts";
import type { Gathered, Question } from "./gather.ts";
import { type AskedMeasure, appliesTo, measureNeeds, measureReport, runMeasure } from "./measures.ts";
import { describeNumbers, describeTimes, numberNeeds, timeNeeds } from "./numbers.ts";
import { type Facet, facetsOf, isNumeric } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";

/** A column of the report before anything is decided, and what there is to say about it. */
export interface Draft {
  readonly column: ColumnReport;
  readonly notes: readonly Note[];
}

/** One question for each way the column is read; measures are taken of the first. */
export function columnQuestions(column: PlannedColumn, measures: readonly AskedMeasure[]): Question[] {
  const asked = measures.filter((measure) => appliesTo(measure, column.kind));
  return facetsOf(column).map((facet, index) => ({
    facet,
    needs: [
      ...evidenceNeeds(facet),
      ...descriptionNeeds(facet),
      ...(index === 0 ? asked.flatMap((measure) => measureNeeds(measure, column.kind)) : []),
    ],
  }));
}

function descriptionNeeds({ reading }: Facet): Question["needs"] {
  if (!isNumeric(reading)) return [];
  return Object.values(reading === "time" ? timeNeeds : numberNeeds);
}

export function draftColumn(
  column: PlannedColumn,
  gathered: readonly (Gathered | Error)[],
  measures: readonly AskedMeasure[],
): Draft {
  try {
    const failed = gathered.find((one) => one instanceof Error);
    if (failed) throw failed;
    return draft(column, gathered as readonly Gathered[], measures);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `column "${column.name}" could not be compared: ${why}`;
    return { column: failedColumn(column, why), notes: [{ code: "columnFailed", column: column.name, message }] };
  }
}

function draft(column: PlannedColumn, gathered: readonly Gathered[], measures: readonly AskedMeasure[]): Draft {
  const { name, kind } = column;
  const { presence } = gathered[0] as Gathered;
  const found = findDrift(column, gathered);
  const asked = measures.filter((measure) => appliesTo(measure, kind));
  const runOne = (measure: AskedMeasure) =>
    measureReport(runMeasure(measure, kind, gathered[0] as Gathered), measure.threshold);
  return {
    column: {
      ...undecided(column),
      ...(found.evidence ? { pValue: found.evidence.pValue, evidence: found.evidence } : {}),
      ...(found.effect ? { effect: found.effect } : {}),
      ...(found.clock ? { clock: found.clock } : {}),
      ...describe(column, gathered),
      missing: draftMissing(presence),
      rows: bothSides((side) => presence[side].present),
      measures: Object.fromEntries(asked.map((measure) => [measure.name, runOne(measure)])),
    },
    notes: [...found.notes, ...presenceNotes(name, presence)],
  };
}

function describe({ kind }: PlannedColumn, gathered: readonly Gathered[]) {
  const [first, second] = gathered as [Gathered, Gathered];
  if (kind === "number") return describeNumbers(first, "number");
  if (kind === "time") return describeTimes(first);
  if (kind !== "text") return describeCategories(first);
  const length = describeNumbers(first, "length");
  const words = describeNumbers(second, "words");
  return { ...length, summary: bothSides((side) => ({ length: length.summary[side], words: words.summary[side] })) };
}

function draftMissing(presence: Sides<Presence>): MissingReport {
  const rows = bothSides((side) => presence[side].rows);
  const missing = bothSides((side) => presence[side].rows - presence[side].present);
  const { evidence, effect } = missingEvidence(rows, missing);
  return {
    ...bothSides((side) => (rows[side] === 0 ? 0 : missing[side] / rows[side])),
    rows,
    verdict: "unknown",
    pValue: evidence?.pValue ?? null,
    adjustedPValue: null,
    ...(evidence ? { evidence } : {}),
    ...(effect ? { effect } : {}),
  };
}

/** What is counted as missing although something stands in the cell. */
function presenceNotes(column: string, presence: Sides<Presence>): Note[] {
  const noteOn = (what: "infinite" | "unreadable", words: string, more: string): Note[] => {
    const { reference, current } = bothSides((side) => presence[side][what]);
    if (reference + current === 0) return [];
    const where = `${reference} in the reference, ${current} in the current side`;
    return [
      { code: what, column, message: `column "${column}" has ${words} (${where}${more}): they are counted as missing` },
    ];
  };
  const example = presence.current.example ?? presence.reference.example;
  const shown = example === undefined ? "" : `; for example ${JSON.stringify(example.slice(0, 80))}`;
  return [...noteOn("infinite", "infinities", ""), ...noteOn("unreadable", "values that could not be read", shown)];
}

const none = { reference: 0, current: 0 };

function undecided({ name, kind }: PlannedColumn): ColumnReport {
  return {
    name,
    kind,
    verdict: "unknown",
    drifted: false,
    measure: kind === "category" || kind === "boolean" ? "totalVariation" : "kuiper",
    score: null,
    threshold: null,
    missing: { ...none, rows: none, verdict: "unknown", pValue: null, adjustedPValue: null },
    rows: none,
    summary: { reference: {}, current: {} },
    bins: { reference: [], current: [] },
    measures: {},
  };
}

export function failedColumn(column: PlannedColumn, error: string): ColumnReport {
  return { ...undecided(column), error };
}
