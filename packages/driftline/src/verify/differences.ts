import type { ColumnReport, Note, Report, SegmentReport } from "@driftline/drift";
import { isObject } from "@driftline/drift/render/shape";
import type { Both, Difference } from "./verification.ts";

/** What differs between a report and the same one made again, to the last digit. Measures in `left` were not computed. */
export function differencesOf(recorded: Report, found: Report, left: ReadonlySet<string>): Difference[] {
  const both = { recorded, found };
  return [
    ...within(both, whole),
    ...byKey(both, ({ columns }) => columns.map((column) => [column.name, without(column, left)])).flatMap(
      ([column, pair]) => differing(pair, []).map((each) => ({ column, ...each })),
    ),
    ...byKey(both, ({ segments = [] }) => segments.map((segment) => [nameOf(segment), segment])).flatMap(
      ([segment, pair]) => inSegment(pair).map((each) => ({ segment, ...each })),
    ),
    ...byKey(both, ({ notes }) => notes.map((note) => [keyOf(note), note.message])).flatMap(([, pair]) =>
      differing(pair, ["notes"]),
    ),
  ];
}

/** What is of the report as a whole; what it was made of is another matter. */
function whole(report: Report): object {
  const { schema, createdAt, version, options, reference, current, columns, segments, notes, ...rest } = report;
  return rest;
}

/** What has no verdict stands behind what has one. */
function without({ name: _, measures, bins, summary, ...first }: ColumnReport, left: ReadonlySet<string>): object {
  const kept = Object.entries(measures).filter(([name]) => !left.has(name));
  return { ...first, measures: Object.fromEntries(kept), summary, bins };
}

const nameOf = ({ column, value }: SegmentReport): string => `${column}=${value}`;

const keyOf = ({ code, column = "", message }: Note): string => JSON.stringify([code, column, message]);

function inSegment({ recorded, found }: Pairing<SegmentReport>): Difference[] {
  if (!recorded || !found) return differing({ recorded: recorded?.verdict, found: found?.verdict }, ["verdict"]);
  const both = { recorded, found };
  return [
    ...within(both, ({ rows, verdict }) => ({ rows, verdict })),
    ...byKey(both, ({ columns }) => columns.map(({ name, ...rest }) => [name, rest])).flatMap(([column, pair]) =>
      differing(pair, []).map((each) => ({ column, ...each })),
    ),
  ];
}

function within<Whole>({ recorded, found }: Both<Whole>, part: (whole: Whole) => object): Difference[] {
  return differing({ recorded: part(recorded), found: part(found) }, []);
}

type Pairing<Value> = Partial<Both<Value | undefined>>;

/** What either side has under a key, in the order of the recorded side. */
function byKey<Whole, Value>(
  { recorded, found }: Both<Whole>,
  entries: (whole: Whole) => readonly (readonly [string, Value])[],
): [string, Pairing<Value>][] {
  const [before, after] = [new Map(entries(recorded)), new Map(entries(found))];
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => [
    key,
    { recorded: before.get(key), found: after.get(key) },
  ]);
}

/** Objects are compared key by key, all else as a whole. */
function differing({ recorded, found }: Pairing<unknown>, path: readonly string[]): Difference[] {
  if (isObject(recorded) && isObject(found)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(found)]);
    return [...keys].flatMap((key) =>
      differing({ recorded: heldUnder(recorded, key), found: heldUnder(found, key) }, [...path, key]),
    );
  }
  if (isSame(recorded, found)) return [];
  return [
    {
      what: path.join("."),
      ...(recorded === undefined ? {} : { recorded }),
      ...(found === undefined ? {} : { found }),
    },
  ];
}

const heldUnder = (object: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function isSame(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) return differing({ recorded: one, found: other }, []).length === 0;
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
}
