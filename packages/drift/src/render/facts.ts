import type { ColumnReport, Note, Report, Verdict } from "../report.ts";

/** What renderers count in a report. */
export function verdictCounts(report: Report): Record<Verdict, number> {
  const counts = { drift: 0, small: 0, unknown: 0, none: 0 };
  for (const { verdict } of report.columns) counts[verdict]++;
  return counts;
}

const testsKnown = new WeakMap<Report, number>();

/** Tests that share the report's budget: of values, of missing ones, of both within segments, of all columns together. */
export function testsOf(report: Report): number {
  // Every column's sentence asks for it.
  const known = testsKnown.get(report) ?? countTests(report);
  testsKnown.set(report, known);
  return known;
}

function countTests(report: Report): number {
  if (report.partOf) return report.partOf.tests;
  const values = report.columns.filter(({ pValue }) => pValue !== undefined).length;
  const missing = report.columns.filter((column) => column.missing.pValue !== null).length;
  const segments = (report.segments ?? [])
    .flatMap(({ columns }) => columns)
    .filter(({ adjustedPValue }) => adjustedPValue !== undefined).length;
  return values + missing + segments + (report.multivariate?.evidence ? 1 : 0);
}

/** Why a column could not be compared, where a note or its own measure says so. */
export function columnError({ name, error }: ColumnReport, { notes }: Report): string | undefined {
  return error ?? notes.find(({ column, code }) => column === name && failed(code))?.message;
}

function failed(code: string): boolean {
  return /fail|error|lostColumn|noRows|noValues|notCompared/i.test(code);
}

/** Notes apart: what could not be done, and what was assumed on the way. */
export function notesOf({ notes }: Report): { readonly failed: readonly Note[]; readonly assumed: readonly Note[] } {
  return { failed: notes.filter(({ code }) => failed(code)), assumed: notes.filter(({ code }) => !failed(code)) };
}

/** Measures of a column that had no answer, and why; a measure's own message may begin with its name. */
export function measureErrors({ measures }: ColumnReport): readonly (readonly [string, string])[] {
  return Object.entries(measures).flatMap(([name, { error }]) => {
    if (error === undefined) return [];
    return [[name, error.startsWith(`${name}: `) ? error.slice(name.length + 2) : error] as const];
  });
}
