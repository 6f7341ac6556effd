import { DriftlineError, type Types } from "@driftline/drift";
import { dressed } from "./dressed.ts";
import { type FileOptions, openFile } from "./file.ts";
import type { Divided } from "./part.ts";
import { checkTypes } from "./table.ts";
import type { Table } from "./tableType.ts";

interface Cells {
  readonly number: number | null;
  readonly category: string | null;
  readonly boolean: boolean | null;
  readonly time: Date | null;
  readonly text: string | null;
}

/** The rows of a table whose columns are declared. */
export type DeclaredRow<Kinds extends Types> = { readonly [Name in keyof Kinds]: Cells[Kinds[Name]] };

type TimesIn<Kinds extends Types> = {
  [Name in keyof Kinds]: Kinds[Name] extends "time" ? Name & string : never;
}[keyof Kinds];

export interface DeclaredOptions<Kinds extends Types> extends Omit<FileOptions, "types" | "time"> {
  /** The column of times that `between` goes by; where there is only one, it need not be named. */
  readonly time?: [Kinds] extends [never] ? string : TimesIn<Kinds>;
}

/** The table of declared columns; of one without a declaration nothing is known. */
export type DeclaredTable<Kinds extends Types> = [Kinds] extends [never] ? Table : Table<DeclaredRow<Kinds>, Kinds>;

/**
 * A table from a file, from the files of a glob or from a database, `duckdb:FILE?table=T`, as `file` reads them. With
 * `columns` it has these columns alone, of these kinds, and the compiler knows them: `describe` writes the declaration.
 *
 *     const visits = await table("visits.parquet", { age: "number", education: "category", at: "time" });
 */
export async function table<const Kinds extends Types = never>(
  url: string | readonly string[],
  columns?: Kinds,
  options: DeclaredOptions<Kinds> = {},
): Promise<DeclaredTable<Kinds>> {
  const { time, ...others } = options;
  const whole = await openFile(url, others);
  const made = (engine: Divided) => dressed(engine, time) as DeclaredTable<Kinds>;
  if (columns === undefined) return made(whole);
  const { name } = whole;
  checkTypes(columns, name);
  const names = Object.keys(columns);
  if (names.length === 0)
    throw new DriftlineError(
      "badOption",
      `${name}: table: the columns name none; name at least one, or leave them out`,
    );
  const chosen = whole.where({ columns: names, types: columns });
  // Asking for nothing opens the file: a column that it lacks is named here, not when it is first used.
  await chosen.summarise([{ need: "rows", columns: [], size: 0, seed: 1 }]);
  return made(chosen);
}
