import { type Cell, DriftlineError, type Filter, nextUp, type Source } from "@driftline/drift";
import { rangeOf, within } from "./between.ts";
import { type Divided, later, type Part } from "./part.ts";
import type { Moment, Table } from "./tableType.ts";

/** The engine below a table: engines that divide work among them know each other. */
const engineOf: unique symbol = Symbol("engine");

function bare(source: Source): Source {
  if (!(engineOf in source)) return source;
  const engine = source[engineOf] as Divided;
  return engine.now?.() ?? engine;
}

/** A source as people use it: its parts go by kinder names, and each is the engine's. `time` is what `between` goes by. */
export function dressed<Row, Kinds>(engine: Divided, time?: string): Table<Row, Kinds> {
  const { name, describe, summarise, crew } = engine;
  const part = (wanted: Part): Table => dressed(engine.where(wanted), time);
  const table = {
    name,
    describe,
    summarise,
    where: (filter: string | Wanted, equals?: Cell) =>
      part(typeof filter === "string" ? filterOf(name, { column: filter, equals }) : filterOf(name, filter)),
    between(from: Moment, to: Moment, { column = time }: { readonly column?: string } = {}) {
      const range = rangeOf(name, from, to);
      return dressed(
        later(name, (stop) => within(engine, range, column, stop)),
        time,
      );
    },
    sample(size: number, { seed = 1 }: { readonly seed?: number } = {}) {
      checkWhole(name, "size", size);
      checkWhole(name, "seed", seed);
      return part({ sample: size, seed });
    },
    select(columns: readonly string[]) {
      if (columns.length === 0)
        throw new DriftlineError("badOption", `${name}: select: no column is given; name at least one`);
      const engineWithThem = engine.where({ columns: [...new Set(columns)] });
      return dressed(engineWithThem, time !== undefined && columns.includes(time) ? time : undefined);
    },
    ...(crew ? { crew: (current: Source) => crew(bare(current)) } : {}),
    [engineOf]: engine,
  };
  // What the rows are like is known to the caller's types alone.
  return Object.freeze(table) as unknown as Table<Row, Kinds>;
}

type Wanted = Filter | { readonly column: string; readonly equals: Cell | undefined };

/** A text is looked for as it stands; what is a number or a time is wanted however it is written. */
function filterOf(table: string, wanted: Wanted): Filter {
  if (!("equals" in wanted)) return wanted;
  const { column, equals } = wanted;
  if (typeof equals === "string") return { column, equals };
  if (typeof equals === "boolean") return { column, equals: String(equals) };
  const value =
    typeof equals === "number" || typeof equals === "bigint" || equals instanceof Date ? Number(equals) : NaN;
  if (Number.isFinite(value)) return { column, from: value, to: nextUp(value) };
  throw new DriftlineError(
    "badOption",
    `${table}: where: column ${JSON.stringify(column)} must equal a text, a finite number, a boolean or a time, got ${equals}`,
  );
}

function checkWhole(table: string, option: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new DriftlineError("badOption", `${table}: sample: ${option} must be a whole number from 0 on, got ${value}`);
}
