import type { AnswerTo, Kind, Need, Source, Stop, TableFacts, Types } from "@driftline/drift";
import { isRowNeed, tallyAnswer } from "../answer.ts";
import { kindOf } from "../assumptions.ts";
import type { Tally } from "../column.ts";
import type { Loaded } from "../loaded.ts";
import type { DirectColumn } from "../parquet/direct.ts";
import { forms } from "../parquet/form.ts";
import { loadDirect } from "../parquet/load.ts";
import { giveRoom } from "../parquet/rooms.ts";
import { type Divided, type Part, typesIn } from "../part.ts";
import { checkTypes, own, unknownColumn } from "../table.ts";
import { type CellReader, jsonReader, readerOf } from "./cells.ts";
import { crewFor, type Divisible } from "./crew.ts";
import { type Engine, engineFor } from "./engine.ts";
import { checkUnchanged } from "./files.ts";
import { loadTally } from "./load.ts";
import type { Recipe } from "./recipe.ts";
import { filtered, type Relation, relationOf } from "./relation.ts";
import { fetchRows } from "./rows.ts";
import { shared } from "./shared.ts";
import { type Shelf, shelf } from "./shelf.ts";
import { manyRows, sureKind } from "./sureKind.ts";

/** A table that DuckDB reads. */
export interface DuckdbSource extends Divisible {
  where(part: Part): Divided;
}

export interface PrivateSource extends DuckdbSource {
  /** Gives back the memory of a column: nobody looks at it any more. */
  forget(column: string): void;
}

const readers = {
  typed: readerOf,
  text: (name: string) => readerOf(name, "VARCHAR"),
  json: jsonReader,
} as const satisfies Record<Recipe["cells"], (name: string, type: string) => CellReader>;

/** What a table keeps of its columns between questions, beside the last one. */
const keptBytes = 16 * 2 ** 20;

export function duckdbSource(recipe: Recipe): PrivateSource {
  return sourceOf(
    recipe,
    shared((stop) => openRecipe(recipe, stop)),
  );
}

function sourceOf(recipe: Recipe, shareOpened: (stop?: Stop) => Promise<Opened>): PrivateSource {
  const { name, types: ownTypes } = recipe;
  const typing = { typed: recipe.cells !== "text", kindOf: (column: string) => own(ownTypes, column) };
  const tallies: Shelf<Loaded> = shelf(({ bytes }) => bytes, keptBytes);
  let known = 0;
  const open = async (stop?: Stop): Promise<Opened> => {
    const { engine, relation } = await shareOpened(stop);
    return { engine: engine.heeding(stop), relation };
  };
  const direct = recipe.filters.length === 0 ? recipe.direct : undefined;
  async function loadHere(column: string, stop: Stop | undefined): Promise<Loaded | undefined> {
    const found = direct?.columns.get(column);
    if (direct === undefined || found === undefined) return undefined;
    // Others have their turn: what is read here takes this thread from its beginning to its end.
    await new Promise(setImmediate);
    stop?.throwIfAborted();
    return loadDirect(found, direct.rows);
  }
  async function load(column: string, stop: Stop | undefined): Promise<Loaded> {
    const loaded = (await loadHere(column, stop)) ?? (await loadThere(column, stop));
    checkUnchanged(recipe.files);
    return loaded;
  }
  async function loadThere(column: string, stop: Stop | undefined): Promise<Loaded> {
    const { engine, relation } = await open(stop);
    const reader = relation.columns.get(column);
    if (!reader) throw unknownColumn(name, column, relation.columns.keys());
    return loadTally(engine, relation.from, reader, relation.rows);
  }
  /** What there is, as far as it is known without looking at the columns. */
  async function heads(stop: Stop | undefined): Promise<Heads> {
    const isWhole = direct !== undefined && direct.columns.size === direct.names.length;
    const found: Heads = isWhole ? { ...direct, notes: [] } : headsOf((await open(stop)).relation);
    known = found.rows * found.names.length;
    return found;
  }
  async function sureKindOf(column: string, stop: Stop | undefined): Promise<Kind | undefined> {
    const found = direct?.columns.get(column);
    if (found) return sureKindOfDirect(found);
    const { engine, relation } = await open(stop);
    const reader = relation.columns.get(column) as CellReader;
    return (await plainKind(engine, relation, reader)) ?? (await textsKind(engine, relation, reader));
  }
  const tallyOf = async (column: string, stop: Stop | undefined): Promise<Tally> =>
    (await tallies.get(column, (heeded) => load(column, heeded), stop)).tally;

  const source: PrivateSource = Object.freeze<PrivateSource>({
    name,
    recipe,
    holds: (column) => tallies.has(column),
    cells: () => known,
    crew: (current) => (isDivisible(current) ? crewFor(source, current) : undefined),
    async describe(types: Types = {}, stop?: Stop): Promise<TableFacts> {
      checkTypes(types, name);
      const { rows, names, notes } = await heads(stop);
      checkTypes(ownTypes, name, new Set(names));
      const columns = [];
      for (const column of names) {
        stop?.throwIfAborted();
        const told = own(types, column) ?? own(ownTypes, column);
        const sure = await sureKindOf(column, stop);
        const facts = sure
          ? { kind: told ?? sure, empty: false }
          : kindOf(column, await tallyOf(column, stop), typing.typed, told);
        columns.push({ name: column, ...facts });
      }
      return { rows, columns, notes: [...recipe.notes, ...notes] };
    },
    async summarise<const Needs extends readonly Need[]>(needs: Needs, stop?: Stop) {
      const answers: unknown[] = [];
      for (const need of needs) {
        if (isRowNeed(need)) {
          const { engine, relation } = await open(stop);
          answers.push(await fetchRows(engine, relation, need, name));
        } else answers.push(tallyAnswer(need, await tallyOf(need.column, stop), typing));
      }
      return answers as { [Index in keyof Needs]: AnswerTo<Needs[Index]> };
    },
    apart: () => sourceOf(recipe, shareOpened),
    forget(column) {
      const room = tallies.take(column)?.room;
      if (room) giveRoom(room);
    },
    where: (part: Part) =>
      duckdbSource({ ...recipe, types: typesIn(part, ownTypes), filters: [...recipe.filters, part] }),
  });
  return source;
}

const isDivisible = (source: Source): source is Divisible => "recipe" in source && "holds" in source;

interface Opened {
  readonly engine: Engine;
  readonly relation: Relation;
}

async function openRecipe(recipe: Recipe, stop: Stop | undefined): Promise<Opened> {
  const engine = engineFor(recipe.name, recipe.attach, stop);
  let relation = await relationOf(engine, recipe.from, readers[recipe.cells]);
  for (const filter of recipe.filters) relation = await filtered(engine, relation, filter, recipe.name);
  return { engine, relation };
}

type Heads = Pick<Relation, "rows" | "notes"> & { readonly names: readonly string[] };

const headsOf = ({ rows, columns, notes }: Relation): Heads => ({ rows, names: [...columns.keys()], notes });

/** Of nothing but numbers or times the kind is known as soon as there is one; texts are soon read. */
function sureKindOfDirect({ form, seen }: DirectColumn): Kind | undefined {
  const { holds } = forms[form];
  return seen && (holds === "number" || holds === "time") ? holds : undefined;
}

/** Of a column of nothing but numbers or times, the kind is known as soon as there is one. */
async function plainKind(
  engine: Engine,
  { from }: Relation,
  { plain, other, holds, seen }: CellReader,
): Promise<Kind | undefined> {
  if (plain === undefined || other !== undefined || holds === undefined) return undefined;
  if (seen) return holds;
  const found = await engine.run(`SELECT 1 FROM (SELECT ${plain} AS v FROM ${from}) WHERE NOT isnan(v) LIMIT 1`);
  return found.rows > 0 ? holds : undefined;
}

/** Of few rows the texts are fetched at once, and are then at hand. */
async function textsKind(engine: Engine, { from, rows }: Relation, reader: CellReader): Promise<Kind | undefined> {
  return rows < manyRows ? undefined : sureKind(engine, from, reader);
}
