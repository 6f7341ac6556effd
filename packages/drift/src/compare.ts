import { bothSides, sides } from "./compare/bothSides.ts";
import { failedColumn } from "./compare/column.ts";
import { type Foreman, foreman } from "./compare/foreman.ts";
import { heeding } from "./compare/heeding.ts";
import { configuredMeasures } from "./compare/measures.ts";
import { type CompareOptions, type ResolvedOptions, resolveOptions } from "./compare/options.ts";
import { type Plan, type PlannedColumn, plan } from "./compare/plan.ts";
import type { Changed, SegmentWork } from "./compare/segments.ts";
import { findSegments } from "./compare/segmentValues.ts";
import type { TogetherWork } from "./compare/together.ts";
import type { ColumnWork, ComparedColumn, ContentWork } from "./compare/work.ts";
import { decide } from "./decide.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Measure, Sides } from "./measure.ts";
import { measures } from "./measures/index.ts";
import type { Content } from "./need.ts";
import type { ColumnReport, MultivariateReport, Note, Report, ReportOptions, SegmentReport } from "./report.ts";
import type { Source, TableFacts } from "./source.ts";
import { version } from "./version.ts";

export type { CompareOptions, Progress, SmallestEffectOptions } from "./compare/options.ts";

const registry: readonly Measure[] = Object.values(measures);

/**
 * Compares two tables, reference first, and tells for each column whether it drifted, how much, and how sure one can be.
 *
 *     const report = await compare(arrays({ age: [31, 44] }), arrays({ age: [35, 52] }));
 *     report.verdict; // "unknown": two rows are too few
 */
export async function compare(reference: Source, current: Source, options: CompareOptions = {}): Promise<Report> {
  const settled = resolveOptions(options, registry);
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const sources = { reference, current };
  const team = foreman(sources, onProgress, signal);
  try {
    const heeded = heeding(sources, signal);
    const facts = await team.hear(describeBoth(heeded, settled));
    const planned = plan(facts, settled);
    const columns = await compareColumns(team, facts, planned, settled);
    const parts = await segment(team, heeded, planned, columns.changed, settled);
    const together = await compareTogether(team, planned, settled);
    return decide({
      schema: "driftline.report/1",
      createdAt: settled.createdAt,
      version,
      options: reportOptions(settled),
      ...bothSides((side) => ({
        name: sources[side].name,
        rows: facts[side].rows,
        fingerprint: columns.fingerprints[side],
      })),
      verdict: "unknown",
      drifted: { columns: 0, of: columns.reports.length, share: 0, dataset: false },
      columns: columns.reports,
      ...(parts.segments.length > 0 ? { segments: parts.segments } : {}),
      ...(together ? { multivariate: together } : {}),
      notes: [...planned.notes, ...columns.notes, ...parts.notes],
    });
  } finally {
    team.dismiss();
  }
}

async function describeBoth(
  { reference, current }: Sides<Source>,
  { types }: ResolvedOptions,
): Promise<Sides<TableFacts>> {
  return { reference: await reference.describe(types), current: await current.describe(types) };
}

interface Columns {
  readonly reports: readonly ColumnReport[];
  readonly notes: readonly Note[];
  /** Where something moved, for the segments. */
  readonly changed: readonly Changed[];
  readonly fingerprints: Sides<string>;
}

async function compareColumns(
  team: Foreman,
  facts: Sides<TableFacts>,
  { columns }: Plan,
  options: ResolvedOptions,
): Promise<Columns> {
  const shared = columns.filter(({ lost }) => !lost);
  const others = uncompared(facts, new Set(shared.map(({ name }) => name)));
  const [compared, contents] = await Promise.all([
    team.do(shared.map((column) => columnWork(column, options))),
    team.do(others),
  ]);
  const byName = new Map<string, ComparedColumn>(
    shared.map(({ name }, index) => [name, compared[index] as ComparedColumn]),
  );
  const reports = columns.map(
    (column) => byName.get(column.name)?.column ?? failedColumn(column, "the current side has no such column"),
  );
  return {
    reports,
    notes: compared.flatMap(({ notes }) => notes),
    changed: shared.map((column, index) => {
      const { change } = compared[index] as ComparedColumn;
      return change ? { column, change } : { column };
    }),
    fingerprints: fingerprints(facts, [...compared.map(({ content }) => content), ...contents]),
  };
}

function columnWork(planned: PlannedColumn, { requests, evidently }: ResolvedOptions): ColumnWork {
  return {
    work: "column",
    column: planned.name,
    planned,
    ...(requests ? { measures: requests } : {}),
    ...(evidently ? { evidently } : {}),
  };
}

/** What only one side has, or nobody asked about, is part of a table's fingerprint too. */
function uncompared(facts: Sides<TableFacts>, shared: ReadonlySet<string>): ContentWork[] {
  const having = new Map<string, (keyof Sides<unknown>)[]>();
  for (const side of sides)
    for (const { name } of facts[side].columns)
      if (!shared.has(name)) having.set(name, [...(having.get(name) ?? []), side]);
  return [...having].map(([column, some]) => ({ work: "content", column, sides: some }));
}

function fingerprints(facts: Sides<TableFacts>, found: readonly Partial<Sides<Content>>[]): Sides<string> {
  return bothSides((side) => {
    const contents = found.flatMap(({ [side]: content }) => (content ? [content] : []));
    // A column that could not be read leaves a table without one.
    return contents.length < facts[side].columns.length ? "unknown" : fingerprintOf(facts[side].rows, contents);
  });
}

async function segment(
  team: Foreman,
  sources: Sides<Source>,
  { columns }: Plan,
  changed: readonly Changed[],
  { segments }: ResolvedOptions,
): Promise<{ segments: SegmentReport[]; notes: Note[] }> {
  const found: { segments: SegmentReport[]; notes: Note[] } = { segments: [], notes: [] };
  for (const name of segments) {
    const by = columns.find((column) => column.name === name && !column.lost);
    if (!by) {
      const message = `segments: column "${name}" is not in both tables`;
      found.notes.push({ code: "noSegments", column: name, message });
      continue;
    }
    const { segments: some, notes } = await team.hear(findSegments(sources, by));
    const others = changed.filter(({ column }) => column.name !== by.name);
    const work = some.map((one): SegmentWork => ({ work: "segment", column: name, by, segment: one, columns: others }));
    found.segments.push(...(await team.do(work)));
    found.notes.push(...notes);
  }
  return found;
}

async function compareTogether(
  team: Foreman,
  { columns }: Plan,
  { multivariate }: ResolvedOptions,
): Promise<MultivariateReport | undefined> {
  if (!multivariate) return undefined;
  const shared = columns.filter(({ lost }) => !lost);
  const work: TogetherWork = { work: "together", column: "all columns together", columns: shared, ...multivariate };
  const [section] = await team.do([work]);
  return section;
}

function reportOptions({
  evidently,
  measures,
  columns,
  types,
  falseAlarms,
  smallestEffect,
  segments,
  multivariate,
}: ResolvedOptions): ReportOptions {
  return {
    preset: evidently ? "evidently" : "default",
    falseAlarms,
    smallestEffect,
    segments,
    ...(measures ? { measures: measures.map(({ name }) => name), ...configuredMeasures(measures, registry) } : {}),
    ...(columns ? { columns } : {}),
    ...(multivariate ? { multivariate } : {}),
    ...(Object.keys(types).length > 0 ? { types } : {}),
    ...(evidently ? { driftShare: evidently.driftShare ?? 0.5, evidently: { ...evidently } } : {}),
  };
}
