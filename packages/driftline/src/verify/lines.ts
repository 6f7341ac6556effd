import type { Pair } from "@driftline/drift";
import { shown } from "@driftline/drift/render/escape";
import { plural } from "@driftline/drift/render/format";
import type { Difference, TableCheck, Verification } from "./verification.ts";

/** The most differences of a column to tell; the others are counted. */
const most = 8;

/** What came of a verification, for people: the tables first, because a changed table explains all else. */
export function verificationLines(found: Verification): string[] {
  const { same, differences, notes, version, verdict, columns, createdAt } = found;
  const made = `made ${createdAt} by Driftline ${shown(version.recorded)}`;
  return [
    same
      ? `✓ same report: ${plural(columns, "column")}, verdict ${verdict.found}, ${made}`
      : `✗ different report: ${headline(found)}; the report was ${made}`,
    ...(version.recorded === version.found
      ? []
      : [`  This is Driftline ${version.found}: versions may differ in numbers`]),
    ...(["reference", "current"] as const).flatMap((side) => tableLine(side, found[side])),
    ...groups(differences).flatMap(([name, some]) => [
      "",
      `  ${name}`,
      ...some.slice(0, most).map(line),
      ...rest(some),
    ]),
    ...notes.map(({ message }) => `  - ${shown(message, 400)}`),
  ];
}

function headline({ differences, reference, current }: Verification): string {
  const changed = [
    ...(reference.same ? [] : ["the reference changed"]),
    ...(current.same ? [] : ["the current table changed"]),
  ];
  const count =
    differences.length === 0 ? "all else is the same" : plural(differences.length, "value differs", "values differ");
  return [...changed, count].join(", ");
}

function tableLine(side: keyof Pair<unknown>, { same, name, rows, fingerprint }: TableCheck): string[] {
  if (same) return [];
  const counted =
    rows.recorded === rows.found ? `${rows.found} rows as then` : `${rows.recorded} rows then, ${rows.found} now`;
  const what = side === "reference" ? "reference" : "current table";
  return [
    `  The ${what} ${shown(name.found)} does not hold what the report was made of: ${counted}, fingerprint ${fingerprint.recorded} then, ${fingerprint.found} now`,
  ];
}

/** By where they are: the report, its columns, its segments. */
function groups(differences: readonly Difference[]): [string, Difference[]][] {
  const found = new Map<string, Difference[]>();
  for (const difference of differences) {
    const { column, segment } = difference;
    const where = [
      ...(segment === undefined ? [] : [`segment ${shown(segment)}`]),
      ...(column === undefined ? [] : [shown(column)]),
    ];
    const name = where.length === 0 ? "report" : where.join(", ");
    found.set(name, [...(found.get(name) ?? []), difference]);
  }
  return [...found];
}

function line({ what, recorded, found }: Difference): string {
  return `    ${shown(what)}: ${worded(recorded)} → ${worded(found)}`;
}

function rest(some: readonly Difference[]): string[] {
  return some.length > most ? [`    and ${plural(some.length - most, "other value")}`] : [];
}

function worded(value: unknown): string {
  if (value === undefined) return "none";
  if (typeof value === "string") return shown(value, 200);
  return shown(typeof value === "number" ? String(value) : JSON.stringify(value), 80);
}
