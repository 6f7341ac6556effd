import {
  type AnswerTo,
  type Assumption,
  type ColumnFacts,
  DriftlineError,
  type Filter,
  infer,
  type Kind,
  kinds,
  type Need,
  type Source,
  suggest,
  type Types,
} from "@driftline/drift";
import { answer } from "./answer.ts";
import { type Column, once } from "./column.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Columns of equal length, by name, in the order they came. */
export interface Columns {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly notes: readonly Assumption[];
  /** Whether cells came with types of their own, as in arrays and JSON, or as text alone, as in CSV. */
  readonly typed: boolean;
}

export interface TableOptions {
  /** What reports call the table. */
  readonly name?: string;
  /** Kinds that are set instead of inferred, by column. */
  readonly types?: Types;
}

declare const rowType: unique symbol;

/** A source that knows its rows' type, so that a report of it knows the columns' names. */
export interface Table<Row = unknown> extends Source {
  readonly [rowType]?: Row;
}

/** The source of a table held in memory. */
export function tableSource<Row>(table: Columns, name: string, ownTypes: Types = {}): Table<Row> {
  checkTypes(ownTypes, name, table.columns);
  const fingerprint = once(() => fingerprintOf(table.rows, table.columns));
  function columnOf(column: string): Column {
    const found = table.columns.get(column);
    if (found) return found;
    const hint = table.columns.size === 0 ? "the table has none" : suggest(column, [...table.columns.keys()]);
    throw new DriftlineError("unknownColumn", `${name}: there is no column ${JSON.stringify(column)}; ${hint}`);
  }

  return Object.freeze<Table<Row>>({
    name,
    async describe(types: Types = {}) {
      checkTypes(types, name);
      const kindOf = (column: string): Kind | undefined => own(types, column) ?? own(ownTypes, column);
      const columns = [...table.columns].map(([column, cells]) => factsOf(column, cells, table.typed, kindOf(column)));
      return { rows: table.rows, fingerprint: fingerprint(), columns, notes: table.notes };
    },
    async summarise<const Needs extends readonly Need[]>(needs: Needs) {
      // The switch in `answer` pairs every need with its answer; a mapped tuple is beyond what it can be told.
      return needs.map((need) => answer(need, columnOf(need.column))) as unknown as {
        [Index in keyof Needs]: AnswerTo<Needs[Index]>;
      };
    },
    where(filter: Filter) {
      const chosen = columnOf(filter.column).rowsWith(filter);
      const columns = new Map([...table.columns].map(([column, cells]) => [column, lazily(cells, chosen)]));
      return tableSource({ ...table, rows: chosen.length, columns }, name, ownTypes);
    },
  });
}

/** A selection of rows costs nothing for the columns nobody asks about. */
function lazily(column: Column, chosen: Int32Array): Column {
  const taken = once(() => column.take(chosen));
  return {
    rows: chosen.length,
    profile: () => taken().profile(),
    presence: (as) => taken().presence(as),
    ordered: (as) => taken().ordered(as),
    numbers: (as) => taken().numbers(as),
    counts: (as) => taken().counts(as),
    label: (row) => taken().label(row),
    rowsWith: (wanted) => taken().rowsWith(wanted),
    take: (rows) => taken().take(rows),
    addTo: (hash) => taken().addTo(hash),
  };
}

function factsOf(name: string, column: Column, typed: boolean, kind: Kind | undefined): ColumnFacts {
  const profile = column.profile();
  const facts = { name, ...infer(profile, kind ? { name, typed, kind } : { name, typed }) };
  if (kind === undefined || kind === "category" || kind === "text") return facts;
  const { present, infinite, unreadable, example } = column.presence(kind);
  const values = present + infinite + unreadable;
  if (unreadable === 0) return { ...facts, values };
  const message = `${unreadable} of ${values} values cannot be read as ${kind}, for example ${JSON.stringify(example)}; they count as missing`;
  return { ...facts, values, assumptions: [{ code: "unreadable", message }] };
}

function own(types: Types, column: string): Kind | undefined {
  return Object.hasOwn(types, column) ? types[column] : undefined;
}

function checkTypes(types: Types, name: string, columns?: ReadonlyMap<string, Column>): void {
  for (const [column, kind] of Object.entries(types)) {
    if (!kinds.includes(kind)) {
      throw new DriftlineError(
        "badType",
        `${name}: the type of ${JSON.stringify(column)} must be one of ${kinds.join(", ")}, got ${JSON.stringify(kind)}`,
      );
    }
    if (columns && !columns.has(column)) {
      const hint = columns.size === 0 ? "the table has none" : suggest(column, [...columns.keys()]);
      throw new DriftlineError(
        "unknownColumn",
        `${name}: types name ${JSON.stringify(column)}, which is no column; ${hint}`,
      );
    }
  }
}
