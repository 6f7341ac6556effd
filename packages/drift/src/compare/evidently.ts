import { notCompared } from "../decide.ts";
import type { Measure, Sides } from "../measure.ts";
import { type ChosenTest, chooseTest, type EvidentlyOptions, evidentlyKind, judge } from "../presets/evidently.ts";
import type { ColumnReport, Note } from "../report.ts";
import type { Source } from "../source.ts";
import { distinct } from "../walks/distinct.ts";
import type { Draft } from "./column.ts";
import { type Gathered, gather, type Question } from "./gather.ts";
import { type AskedMeasure, measureNeeds, runMeasure, settleMeasure } from "./measures.ts";
import { facetsOf } from "./pairs.ts";

interface Choice {
  readonly column: ColumnReport;
  readonly chosen: ChosenTest;
  readonly measure: AskedMeasure;
}

/** Puts Evidently's choice of test, its score and its decision in the place of ours; the verdict stays beside them. */
export async function applyEvidently(
  sources: Sides<Source>,
  drafts: readonly Draft[],
  options: EvidentlyOptions,
  registry: readonly Measure[],
): Promise<Draft[]> {
  const compared = drafts.filter(({ column }) => evidentlyKind(column.kind) && column.error === undefined);
  const counted = await gather(
    sources,
    compared.map(({ column }) => countQuestion(column)),
  );
  const choices = new Map<string, Choice | Error>();
  for (const [index, { column }] of compared.entries())
    choices.set(column.name, choose(column, counted[index], options, registry));
  const chosen = [...choices.values()].filter((choice): choice is Choice => !(choice instanceof Error));
  const answers = await gather(
    sources,
    chosen.map(({ column, measure }) => question(column, measureNeeds(measure, column.kind))),
  );
  const answered = new Map(chosen.map(({ column }, index) => [column.name, answers[index]]));
  return drafts.map((draft) => {
    if (draft.column.error !== undefined) return draft;
    const choice = choices.get(draft.column.name);
    if (!choice) return { ...draft, column: { ...draft.column, measure: notCompared } };
    return choice instanceof Error ? failed(draft, choice) : judged(draft, choice, answered.get(draft.column.name));
  });
}

function question({ name, kind }: ColumnReport, needs: Question["needs"]): Question {
  return { facet: facetsOf({ name, kind })[0] as Question["facet"], needs };
}

const distinctNeed = { pair: "walk", walk: distinct } as const;
const countsNeed = { pair: "counts" } as const;

function countQuestion(column: ColumnReport): Question {
  return question(column, [column.kind === "number" ? distinctNeed : countsNeed]);
}

function choose(
  column: ColumnReport,
  counted: Gathered | Error | undefined,
  options: EvidentlyOptions,
  registry: readonly Measure[],
): Choice | Error {
  if (!counted || counted instanceof Error) return counted ?? new Error("nothing was counted");
  const { name, kind, rows } = column;
  const chosen = chooseTest(
    {
      name,
      kind: kind === "number" ? "number" : "category",
      referenceRows: rows.reference,
      currentRows: rows.current,
      distinct: kind === "number" ? counted.answer(distinctNeed) : counted.answer(countsNeed).reference.length,
    },
    options,
  );
  if ("error" in chosen) return new Error(chosen.error);
  const { measure, options: definition } = chosen.test;
  return { column, chosen, measure: settleMeasure({ measure, options: definition }, registry) };
}

function judged(draft: Draft, { column, chosen, measure }: Choice, gathered: Gathered | Error | undefined): Draft {
  if (!gathered || gathered instanceof Error) return failed(draft, gathered ?? new Error("nothing was gathered"));
  const judgement = judge(chosen, runMeasure(measure, column.kind, gathered));
  if ("error" in judgement) return failed(draft, new Error(judgement.error));
  return { ...draft, column: { ...draft.column, measure: chosen.display, ...judgement } };
}

/** Where Evidently raises and loses its report, the column is unknown and the rest of the report stands. */
function failed(draft: Draft, error: Error): Draft {
  const { name } = draft.column;
  const note: Note = {
    code: "evidentlyFailed",
    column: name,
    message: `column "${name}": Evidently has no answer: ${error.message}`,
  };
  return { column: { ...draft.column, measure: "evidently", error: error.message }, notes: [...draft.notes, note] };
}
