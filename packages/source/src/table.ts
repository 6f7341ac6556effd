import {
  type AnswerTo,
  type Assumption,
  DriftlineError,
  type Kind,
  kinds,
  type Need,
  suggest,
  type Types,
} from "@driftline/drift";
import { isRowNeed, rowsAnswer, tallyAnswer } from "./answer.ts";
import { kindOf } from "./assumptions.ts";
import { choose } from "./choose.ts";
import { type Column, once } from "./column.ts";
import { dressed } from "./dressed.ts";
import { type Divided, type Part, typesIn } from "./part.ts";
import type { Table } from "./tableType.ts";

export type { Table, TableOptions } from "./tableType.ts";

/** Columns of equal length, by name, in the order they came. */
export interface Columns {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly notes: readonly Assumption[];
  /** Whether cells came with types of their own, as in arrays and JSON, or as text alone, as in CSV. */
  readonly typed: boolean;
}

/** A table held in memory. */
export function tableSource<Row>(table: Columns, name: string, types: Types = {}, time?: string): Table<Row> {
  return dressed(heldSource(table, name, types), time);
}

/** What answers for a table held in memory. */
export function heldSource(table: Columns, name: string, ownTypes: Types): Divided {
  checkTypes(ownTypes, name, table.columns);
  const typing = { typed: table.typed, kindOf: (column: string) => own(ownTypes, column) };
  function columnOf(column: string): Column {
    const found = table.columns.get(column);
    if (found) return found;
    throw unknownColumn(name, column, table.columns.keys());
  }

  return Object.freeze<Divided>({
    name,
    async describe(types: Types = {}) {
      checkTypes(types, name);
      const columns = [...table.columns].map(([column, cells]) => ({
        name: column,
        ...kindOf(column, cells, table.typed, own(types, column) ?? own(ownTypes, column)),
      }));
      return { rows: table.rows, columns, notes: table.notes };
    },
    async summarise<const Needs extends readonly Need[]>(needs: Needs) {
      const answers = needs.map((need) =>
        isRowNeed(need) ? rowsAnswer(need, table.rows, columnOf) : tallyAnswer(need, columnOf(need.column), typing),
      );
      // Every need is answered by its kind; a mapped tuple is beyond what the compiler can be told.
      return answers as unknown as { [Index in keyof Needs]: AnswerTo<Needs[Index]> };
    },
    where(part: Part) {
      const types = typesIn(part, ownTypes);
      if ("columns" in part) {
        const some = new Map(part.columns.map((column) => [column, columnOf(column)]));
        return heldSource({ ...table, columns: some }, name, types);
      }
      const chosen =
        "sample" in part ? choose(table.rows, part.sample, part.seed) : columnOf(part.column).rowsWith(part);
      const columns = new Map([...table.columns].map(([column, cells]) => [column, lazily(cells, chosen)]));
      return heldSource({ ...table, rows: chosen.length, columns }, name, types);
    },
  });
}

export function unknownColumn(table: string, column: string, known: Iterable<string>): DriftlineError {
  const names = [...known];
  const hint = names.length === 0 ? "the table has none" : suggest(column, names);
  return new DriftlineError("unknownColumn", `${table}: there is no column ${JSON.stringify(column)}; ${hint}`);
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

export function own(types: Types, column: string): Kind | undefined {
  return Object.hasOwn(types, column) ? types[column] : undefined;
}

/** What a set and a map of names have in common. */
type Names = Pick<ReadonlySet<string>, "has" | "size" | "keys">;

export function checkTypes(types: Types, name: string, columns?: Names): void {
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
