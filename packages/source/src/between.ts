import { DriftlineError, readTime, type Stop } from "@driftline/drift";
import type { Divided } from "./part.ts";
import type { Moment } from "./tableType.ts";

export interface Range {
  readonly from: number;
  readonly to: number;
}

export function rangeOf(table: string, from: Moment, to: Moment): Range {
  const range = { from: millisecondsOf(table, "from", from), to: millisecondsOf(table, "to", to) };
  if (range.from <= range.to) return range;
  throw new DriftlineError("badOption", `${table}: between: from (${show(from)}) is after to (${show(to)}); swap them`);
}

function millisecondsOf(table: string, end: "from" | "to", moment: Moment): number {
  const isMoment = typeof moment === "string" || moment instanceof Date;
  const milliseconds = typeof moment === "number" ? moment : isMoment ? readTime(moment) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new DriftlineError(
    "badOption",
    `${table}: between: ${end} must be a Date, an ISO 8601 text such as "2026-01-05", or milliseconds since 1970, got ${show(moment)}`,
  );
}

const show = (value: unknown): string =>
  value instanceof Date && !Number.isNaN(value.getTime())
    ? value.toISOString()
    : (JSON.stringify(value) ?? String(value));

/** The rows of a range of time, by the named column or the only one of times. */
export async function within(
  engine: Divided,
  range: Range,
  column: string | undefined,
  stop: Stop | undefined,
): Promise<Divided> {
  const asked = column === undefined ? engine : engine.where({ columns: [column] });
  const { rows, columns } = await asked.describe({}, stop);
  // Where there are no rows, columns are of no kind.
  if (rows === 0) return engine;
  const times = columns.filter(({ kind, empty }) => kind === "time" || (column !== undefined && empty));
  const [found, another] = times.map(({ name }) => name);
  if (found !== undefined && another === undefined) return engine.where({ column: found, ...range });
  throw new DriftlineError("noTime", `${engine.name}: between: ${whyNot(column, columns, times)}`);
}

interface Named {
  readonly name: string;
  readonly kind: string;
}

function whyNot(column: string | undefined, columns: readonly Named[], times: readonly Named[]): string {
  const quote = JSON.stringify;
  if (column !== undefined)
    return `column ${quote(column)} is read as ${columns[0]?.kind}, not as time; set its kind with the option types, or name another column`;
  if (times.length === 0)
    return 'the table has no column of times; set the kind of one with the option types, such as { "at": "time" }';
  const names = times.map(({ name }) => quote(name)).join(", ");
  return `the table has several columns of times (${names}); name one, as in { column: ${quote(times[0]?.name)} }`;
}
