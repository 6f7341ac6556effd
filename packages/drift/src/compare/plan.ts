import { DriftlineError } from "../errors.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Sides } from "../measure.ts";
import type { Note } from "../report.ts";
import type { ColumnFacts, TableFacts } from "../source.ts";
import { suggest } from "../suggest.ts";
import { sides } from "./bothSides.ts";
import type { ResolvedOptions } from "./options.ts";

export interface PlannedColumn {
  readonly name: string;
  readonly kind: Kind;
  /** The user said what the column is. */
  readonly told: boolean;
  /** A column that only the reference has cannot be compared, but must not go unseen. */
  readonly lost: boolean;
}

export interface Plan {
  readonly columns: readonly PlannedColumn[];
  readonly notes: readonly Note[];
}

/** Which columns are compared, as what, and what was assumed on the way. */
export function plan(facts: Sides<TableFacts>, options: ResolvedOptions): Plan {
  const reference = new Map(facts.reference.columns.map((column) => [column.name, column]));
  const current = new Map(facts.current.columns.map((column) => [column.name, column]));
  const known = [...new Set([...reference.keys(), ...current.keys()])];
  checkNames(options, known);
  const notes: Note[] = tableNotes(facts);
  const columns: PlannedColumn[] = [];
  for (const name of options.columns ?? known) {
    const before = reference.get(name);
    const after = current.get(name);
    if (before && after) {
      const kind = chooseKind(before, after, options);
      columns.push({ name, kind, told: Object.hasOwn(options.types, name), lost: false });
      notes.push(...columnNotes(kind, before, after, options));
    } else if (before) {
      columns.push({ name, kind: before.kind, told: false, lost: true });
      notes.push(note("lostColumn", name, "is in the reference but not in the current side: it could not be compared"));
    } else notes.push(note("newColumn", name, "is new in the current side: there is nothing to compare it with"));
  }
  if (!columns.some(({ lost }) => !lost))
    throw new DriftlineError(
      "noCommonColumn",
      `compare: the two tables have no column in common; the reference has ${list(facts.reference)}, the current side ${list(facts.current)}`,
    );
  return { columns, notes };
}

/**
 * The reference decides, because it is what was trained on; a side without any value has no say.
 * A boolean column that holds other words by now is compared as a category, so that the new words are seen.
 */
function chooseKind(before: ColumnFacts, after: ColumnFacts, { types }: ResolvedOptions): Kind {
  if (Object.hasOwn(types, before.name)) return types[before.name] as Kind;
  if (before.empty) return after.kind;
  return before.kind === "boolean" && after.kind === "category" && !after.empty ? "category" : before.kind;
}

function tableNotes(facts: Sides<TableFacts>): Note[] {
  return [
    ...sides.flatMap((side) =>
      facts[side].notes.map(({ code, message }) => ({ code, message: `${sideName(side)}: ${message}` })),
    ),
    ...sides
      .filter((side) => facts[side].rows === 0)
      .map((side) => ({ code: "noRows", message: `${sideName(side)} has no rows: nothing can be said about drift` })),
  ];
}

function columnNotes(kind: Kind, before: ColumnFacts, after: ColumnFacts, { types }: ResolvedOptions): Note[] {
  const { name } = before;
  if (Object.hasOwn(types, name)) return [];
  if (before.kind === after.kind || before.empty || after.empty) return [];
  const looks = `looks like ${before.kind} in the reference and like ${after.kind} in the current side; it was compared as ${kind}`;
  return [note("kindsDiffer", name, looks)];
}

function note(code: string, column: string, what: string): Note {
  return { code, column, message: `column "${column}" ${what}` };
}

function checkNames(options: ResolvedOptions, known: readonly string[]): void {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ["columns", options.columns ?? []],
    ["types", Object.keys(options.types)],
    ["segments", options.segments],
    ["smallestEffect", Object.keys(options.smallestEffect.columns)],
  ];
  for (const [option, names] of asked)
    for (const name of names)
      if (!known.includes(name))
        throw new DriftlineError("unknownColumn", `${option}: there is no column "${name}"; ${suggest(name, known)}`);
}

const sideName = (side: keyof Sides<unknown>): string => (side === "reference" ? "the reference" : "the current side");

function list({ columns }: TableFacts): string {
  if (columns.length === 0) return "no columns";
  const some = columns.slice(0, 5).map(({ name }) => `"${name}"`);
  return `${some.join(", ")}${columns.length > 5 ? " …" : ""}`;
}
