import { type Assumption, DriftlineError } from "@driftline/drift";
import { checkSameColumns } from "../text/sameColumns.ts";
import { consecutive } from "./consecutive.ts";
import { engineFor } from "./engine.ts";
import { type ParquetFile, parquetTable } from "./parquet.ts";
import { type ParquetColumn, parquetColumns } from "./parquetSchema.ts";
import { identifier } from "./sql.ts";

export interface ParquetFiles {
  /** SQL that may follow FROM. */
  readonly from: string;
  /** Whether it is put together of parts, whose rows DuckDB does not number in their order. */
  readonly inParts: boolean;
  readonly notes: readonly Assumption[];
}

/** Files of the same columns, in any order, of types that go together, as one table. */
export async function parquetFiles(files: readonly ParquetFile[], table: string): Promise<ParquetFiles> {
  const all = await parquetColumns(files, table);
  const [first = []] = all;
  const leftOut = new Set(
    all.flatMap((columns) => columns.filter(({ isTooWide }) => isTooWide).map(({ name }) => name)),
  );
  const changes = files.length > 1 ? await changesOf(files, all) : [new Map<string, string>()];
  const parts = consecutive(files, (_, index) => JSON.stringify([...(changes[index] ?? [])])).map((some) => {
    const whole = parquetTable(some.map(({ whole: path }) => path));
    return selection(whole, leftOut, changes[files.indexOf(some[0] as ParquetFile)] ?? new Map());
  });
  const from =
    parts.length === 1
      ? (parts[0] as string)
      : `(${parts.map((part) => `SELECT * FROM ${part}`).join(" UNION ALL BY NAME ")})`;
  return {
    from,
    inParts: parts.length > 1,
    notes: [...leftOutNotes(leftOut), ...(await renamedNotes(first, parquetTable([files[0]?.whole ?? ""]), table))],
  };
}

function selection(from: string, leftOut: ReadonlySet<string>, changes: ReadonlyMap<string, string>): string {
  if (leftOut.size + changes.size === 0) return from;
  const without = leftOut.size > 0 ? ` EXCLUDE (${[...leftOut].map(identifier).join(", ")})` : "";
  const replaced = [...changes].map(([name, sql]) => `${sql} AS ${identifier(name)}`);
  return `(SELECT *${without}${replaced.length > 0 ? ` REPLACE (${replaced.join(", ")})` : ""} FROM ${from})`;
}

/** What to read instead of some columns of each file, so that it is of one type with the others. */
async function changesOf(
  files: readonly ParquetFile[],
  all: readonly (readonly ParquetColumn[])[],
): Promise<Map<string, string>[]> {
  const [first = []] = all;
  const names = first.map(({ name }) => name);
  for (const [index, columns] of all.entries())
    checkSameColumns(
      columns.map(({ name }) => name),
      files[index]?.path ?? "",
      { path: files[0]?.path ?? "", names },
    );
  const changes = files.map(() => new Map<string, string>());
  for (const name of names) {
    const types = all.map((columns) => columns.find((column) => column.name === name) as ParquetColumn);
    for (const [index, sql] of await changesOfColumn(name, types, files)) changes[index]?.set(name, sql);
  }
  return changes;
}

async function changesOfColumn(
  name: string,
  types: readonly ParquetColumn[],
  files: readonly ParquetFile[],
): Promise<Map<number, string>> {
  const changes = new Map<number, string>();
  let expected: number | undefined;
  const differs = new Set(types.map(({ type, isNothing }) => (isNothing ? "" : family(type)))).size > 1;
  for (const [index, { type, isNothing }] of types.entries()) {
    const { path, whole } = files[index] as ParquetFile;
    // An empty column is often written as numbers, whatever it is elsewhere.
    if (differs && (isNothing || (await isEmpty(whole, name, path)))) changes.set(index, "NULL");
    else if (expected === undefined) expected = index;
    else if (family(type) !== family(types[expected]?.type ?? "")) {
      const [before, where] = [types[expected]?.type ?? "", files[expected]?.path];
      throw new DriftlineError(
        "typeChanged",
        `${path}: column ${JSON.stringify(name)} is ${shown(type)} here but ${shown(before)} in ${where}; write both with the same type, or compare the files apart`,
      );
    }
  }
  const zoned = types.flatMap(({ type }, index) => (type === "TIMESTAMP WITH TIME ZONE" ? [index] : []));
  // DuckDB would take a time without a zone for one of this machine's.
  if (zoned.length < types.length)
    for (const index of zoned) changes.set(index, `${identifier(name)} AT TIME ZONE 'UTC'`);
  return changes;
}

async function isEmpty(whole: string, name: string, table: string): Promise<boolean> {
  const column = identifier(name);
  const found = await engineFor(table, undefined).run(
    `SELECT 1 FROM ${parquetTable([whole])} WHERE ${column} IS NOT NULL LIMIT 1`,
  );
  return found.rows === 0;
}

const shown = (type: string): string => (type.startsWith("{") ? "nested" : type);

/** Types that are read as the same kind of cell: whole numbers of any width and floats, times of any precision. */
function family(type: string): string {
  return type
    .replace(/\b(?:FLOAT|DOUBLE|U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL\(\d+,\d+\))(?=[,}]|$)/g, "number")
    .replace(/\b(?:DATE|TIMESTAMP(?:_\w+| WITH TIME ZONE)?)(?=[,}]|$)/g, "time");
}

function leftOutNotes(leftOut: ReadonlySet<string>): Assumption[] {
  return [...leftOut].map((name) => ({
    code: "leftOut",
    message: `${JSON.stringify(name)} holds decimals of more than 38 digits, which DuckDB does not read; the column is left out`,
  }));
}

/** DuckDB takes no notice of capital letters, and wants every column to have a name. */
async function renamedNotes(columns: readonly ParquetColumn[], from: string, table: string): Promise<Assumption[]> {
  const different = new Set(columns.map(({ name }) => name.toLowerCase()));
  if (different.size === columns.length && !different.has("")) return [];
  const names = (await engineFor(table, undefined).run(`DESCRIBE SELECT * FROM ${from}`)).texts(0);
  return columns.flatMap(({ name }, index) => {
    const called = names[index] ?? "";
    if (called === name) return [];
    const why =
      name === ""
        ? `column ${index + 1} has no name`
        : `another column is named like ${JSON.stringify(name)}, capital letters aside`;
    return [{ code: "renamed", message: `${why}; it is called ${JSON.stringify(called)}` }];
  });
}
