import { bothSides } from "./compare/bothSides.ts";
import { columnQuestions, type Draft, draftColumn, failedColumn } from "./compare/column.ts";
import { applyEvidently } from "./compare/evidently.ts";
import { type Gathered, gather } from "./compare/gather.ts";
import { type AskedMeasure, defaultMeasures } from "./compare/measures.ts";
import { type CompareOptions, type ResolvedOptions, resolveOptions } from "./compare/options.ts";
import { type Plan, type PlannedColumn, plan } from "./compare/plan.ts";
import { compareSegments, type WholeColumn } from "./compare/segments.ts";
import { decide } from "./decide.ts";
import type { Measure, Sides } from "./measure.ts";
import { measures } from "./measures/index.ts";
import type { Note, Report, ReportOptions, SegmentReport } from "./report.ts";
import type { Source } from "./source.ts";
import { version } from "./version.ts";

export type { CompareOptions, SmallestEffectOptions } from "./compare/options.ts";

const registry: readonly Measure[] = Object.values(measures);

/**
 * Compares two tables, reference first, and tells for each column whether it drifted, how much, and how sure one can be.
 *
 *     const report = await compare(arrays({ age: [31, 44] }), arrays({ age: [35, 52] }));
 *     report.verdict; // "unknown": two rows are too few
 */
export async function compare(reference: Source, current: Source, options: CompareOptions = {}): Promise<Report> {
  const settled = resolveOptions(options, registry);
  const sources = { reference, current };
  const facts = { reference: await reference.describe(settled.types), current: await current.describe(settled.types) };
  const planned = plan(facts, settled);
  const whole = await compareColumns(sources, planned, settled);
  const parts = await segment(sources, planned, whole.gathered, settled);
  const head = (side: keyof Sides<unknown>) => ({
    name: sources[side].name,
    rows: facts[side].rows,
    fingerprint: facts[side].fingerprint,
  });
  const report: Report = {
    schema: "driftline.report/1",
    createdAt: settled.createdAt,
    version,
    options: reportOptions(settled),
    ...bothSides(head),
    verdict: "unknown",
    drifted: { columns: 0, of: whole.drafts.length, share: 0, dataset: false },
    columns: whole.drafts.map(({ column }) => column),
    ...(parts.segments.length > 0 ? { segments: parts.segments } : {}),
    notes: [...planned.notes, ...whole.drafts.flatMap(({ notes }) => notes), ...parts.notes],
  };
  return decide(report);
}

interface Compared {
  readonly drafts: readonly Draft[];
  readonly gathered: ReadonlyMap<string, readonly (Gathered | Error)[]>;
}

async function compareColumns(sources: Sides<Source>, { columns }: Plan, options: ResolvedOptions): Promise<Compared> {
  const shared = columns.filter(({ lost }) => !lost);
  const usual = defaultMeasures(registry);
  const asked = new Map(shared.map(({ name, kind }) => [name, options.measures ?? usual(kind)]));
  const questions = shared.map((column) => columnQuestions(column, measuresOf(asked, column)));
  const answers = await gather(sources, questions.flat());
  const gathered = new Map<string, readonly (Gathered | Error)[]>();
  let next = 0;
  for (const [index, column] of shared.entries()) {
    const count = questions[index]?.length ?? 0;
    gathered.set(column.name, answers.slice(next, next + count));
    next += count;
  }
  const drafts = columns.map(
    (column): Draft =>
      column.lost
        ? { column: failedColumn(column, "the current side has no such column"), notes: [] }
        : draftColumn(column, gathered.get(column.name) ?? [], measuresOf(asked, column)),
  );
  return {
    drafts: options.evidently ? await applyEvidently(sources, drafts, options.evidently, registry) : drafts,
    gathered,
  };
}

const measuresOf = (
  asked: ReadonlyMap<string, readonly AskedMeasure[]>,
  { name }: PlannedColumn,
): readonly AskedMeasure[] => asked.get(name) ?? [];

async function segment(
  sources: Sides<Source>,
  { columns }: Plan,
  gathered: Compared["gathered"],
  { segments }: ResolvedOptions,
): Promise<{ segments: SegmentReport[]; notes: Note[] }> {
  const whole = columns.flatMap((column): WholeColumn[] => {
    const first = gathered.get(column.name)?.[0];
    return !first || first instanceof Error ? [] : [{ column, gathered: first }];
  });
  const found: { segments: SegmentReport[]; notes: Note[] } = { segments: [], notes: [] };
  for (const name of segments) {
    const by = columns.find((column) => column.name === name && !column.lost);
    if (!by) {
      found.notes.push({
        code: "noSegments",
        column: name,
        message: `segments: column "${name}" is not in both tables`,
      });
      continue;
    }
    const { segments: some, notes } = await compareSegments(sources, by, whole);
    found.segments.push(...some);
    found.notes.push(...notes);
  }
  return found;
}

function reportOptions({
  evidently,
  measures,
  columns,
  types,
  falseAlarms,
  smallestEffect,
  segments,
}: ResolvedOptions): ReportOptions {
  return {
    preset: evidently ? "evidently" : "default",
    falseAlarms,
    smallestEffect,
    segments,
    ...(measures ? { measures: measures.map(({ name }) => name) } : {}),
    ...(columns ? { columns } : {}),
    ...(Object.keys(types).length > 0 ? { types } : {}),
    ...(evidently ? { driftShare: evidently.driftShare ?? 0.5, evidently: { ...evidently } } : {}),
  };
}
