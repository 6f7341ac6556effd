import type { Measure, Sides } from "../measure.ts";
import { measures } from "../measures/index.ts";
import type { Content } from "../need.ts";
import type { EvidentlyOptions } from "../presets/evidently.ts";
import type { MultivariateReport, Note, SegmentReport } from "../report.ts";
import type { Source, Stop, Work } from "../source.ts";
import { attempt } from "./attempt.ts";
import { sides } from "./bothSides.ts";
import { type Change, changeOf } from "./change.ts";
import { columnQuestions, type Draft, draftColumn } from "./column.ts";
import { applyEvidently } from "./evidently.ts";
import { gather } from "./gather.ts";
import { heeding } from "./heeding.ts";
import { askedMeasures, defaultMeasures, type MeasureRequest } from "./measures.ts";
import { type Pace, pacer } from "./pace.ts";
import { facetsOf } from "./pairs.ts";
import type { PlannedColumn } from "./plan.ts";
import { compareSegment, type SegmentWork } from "./segments.ts";
import { compareTogether, type TogetherWork } from "./together.ts";

/** Everything about one column that both sides have. */
export interface ColumnWork extends Work {
  readonly work: "column";
  readonly planned: PlannedColumn;
  /** None: the kind's default measures. */
  readonly measures?: "all" | readonly MeasureRequest[];
  readonly evidently?: EvidentlyOptions;
}

export interface ComparedColumn extends Draft {
  readonly content: Partial<Sides<Content>>;
  readonly change?: Change;
}

/** What a column holds that is not compared, for the fingerprints of the sides that have it. */
export interface ContentWork extends Work {
  readonly work: "content";
  readonly sides: readonly (keyof Sides<unknown>)[];
}

export interface Done {
  readonly column: ComparedColumn;
  readonly content: Partial<Sides<Content>>;
  readonly segment: SegmentReport;
  readonly together: MultivariateReport;
}

export type AnyWork = ColumnWork | ContentWork | SegmentWork | TogetherWork;

/** Does a part of a comparison of two sources. */
export async function doWork<Asked extends Work>(
  sources: Sides<Source>,
  work: Asked,
  stop?: Stop,
): Promise<Done[Asked["work"]]> {
  // The name of the work says which it is; that the result follows from it is beyond what the compiler can tell.
  return doAny(heeding(sources, stop), work as unknown as AnyWork, pacer(stop)) as Promise<Done[Asked["work"]]>;
}

function doAny(sources: Sides<Source>, work: AnyWork, pace: Pace): Promise<Done[keyof Done]> {
  switch (work.work) {
    case "column":
      return compareColumn(sources, work, pace);
    case "content":
      return contentOf(sources, work.column, work.sides);
    case "segment":
      return compareSegment(sources, work, pace);
    case "together":
      return compareTogether(sources, work);
  }
}

const registry: readonly Measure[] = Object.values(measures);
const usual = defaultMeasures(registry);

async function compareColumn(sources: Sides<Source>, work: ColumnWork, pace: Pace): Promise<ComparedColumn> {
  const { planned, evidently } = work;
  const asked = work.measures ? askedMeasures(work.measures, registry) : usual(planned.kind);
  const gathered = await gather(sources, columnQuestions(planned, asked), pace);
  const draft = draftColumn(planned, gathered, asked);
  const [dressed = draft] = evidently ? await applyEvidently(sources, [draft], evidently, registry) : [];
  const [first] = gathered;
  const facet = facetsOf(planned)[0];
  const change = facet && first && !(first instanceof Error) ? changeOf(facet, first) : undefined;
  const assumptions = await assumptionsOf(sources, planned);
  const content = await contentOf(sources, planned.name, sides);
  return { ...dressed, notes: [...assumptions, ...dressed.notes], content, ...(change ? { change } : {}) };
}

/** What one side assumed is not said again for the other. A column that cannot be read has said so already. */
async function assumptionsOf(sources: Sides<Source>, { name, kind, told }: PlannedColumn): Promise<Note[]> {
  const notes = new Map<string, Note>();
  for (const side of sides) {
    const need = { need: "assumptions", column: name, ...(told ? { told: kind } : {}) } as const;
    const answers = await attempt(() => sources[side].summarise([need]));
    if (answers instanceof Error) continue;
    for (const { code, message } of answers[0])
      if (!notes.has(code)) notes.set(code, { code, column: name, message: `column "${name}": ${message}` });
  }
  return [...notes.values()];
}

async function contentOf(
  sources: Sides<Source>,
  column: string,
  wanted: ContentWork["sides"],
): Promise<Done["content"]> {
  const found: { -readonly [Side in keyof Sides<unknown>]?: Content } = {};
  for (const side of wanted) {
    const answers = await attempt(() => sources[side].summarise([{ need: "content", column }]));
    if (!(answers instanceof Error)) found[side] = answers[0];
  }
  return found;
}
