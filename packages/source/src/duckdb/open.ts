import type { Assumption, Types } from "@driftline/drift";
import { readBeginning } from "../text/bytes.ts";
import { checkSameColumns } from "../text/sameColumns.ts";
import { readHeader } from "../text/separated.ts";
import { convert, jsonTable, type SeparatedFile, separatedTable } from "./convert.ts";
import { databaseTable } from "./database.ts";
import { checkUnchanged, fileStates } from "./files.ts";
import { checkParquet, checkParquetTypes, parquetTable } from "./parquet.ts";
import type { Recipe } from "./recipe.ts";
import { type DuckdbSource, duckdbSource } from "./source.ts";
import { unpacked } from "./unpacked.ts";

export interface Named {
  readonly name: string;
  readonly types: Types;
}

const plain = { notes: [], filters: [], cells: "typed" } as const satisfies Partial<Recipe>;

export async function openParquet(paths: readonly string[], { name, types }: Named): Promise<DuckdbSource> {
  const files = fileStates(paths);
  const whole = paths.map(unpacked);
  for (const path of whole) checkParquet(path);
  await checkParquetTypes(whole);
  return duckdbSource({ ...plain, name, types, from: parquetTable(whole), files });
}

/** `duckdb:FILE?table=T` */
export async function openDatabase(url: string, { name, types }: Named): Promise<DuckdbSource> {
  const { path, from, attach } = await databaseTable(url);
  return duckdbSource({ ...plain, name, types, from, attach, files: fileStates([path]) });
}

/** CSV or TSV; none where a column's name has a line break, which DuckDB's reader may take for the end of lines. */
export async function openSeparated(
  paths: readonly string[],
  wanted: "," | "\t",
  { name, types }: Named,
): Promise<DuckdbSource | undefined> {
  const notes = new Map<string, Assumption>();
  const note = (code: string, message: string): unknown => notes.set(message, { code, message });
  const headers = paths.map((path): SeparatedFile => {
    const { names, separator } = readHeader({ path, bytes: readBeginning(path) }, wanted, note);
    return { path, names, separator };
  });
  if (headers.some(({ names }) => names.some((column) => /[\r\n]/.test(column)))) return undefined;
  const [first] = headers;
  for (const { names, path } of headers) if (first) checkSameColumns(names, path, first);
  const from = await convertUnchanged(name, paths, separatedTable(headers));
  return duckdbSource({ ...plain, cells: "text", name, types, from, notes: [...notes.values()], files: [] });
}

/** A JSON array of objects, or one object a line; none where there is no object. */
export async function openJson(
  paths: readonly string[],
  format: "array" | "newline_delimited",
  { name, types }: Named,
): Promise<DuckdbSource | undefined> {
  const table = await jsonTable(name, paths, format);
  if (table === undefined) return undefined;
  const from = await convertUnchanged(name, paths, table);
  return duckdbSource({ ...plain, cells: "json", name, types, from, files: [] });
}

async function convertUnchanged(name: string, paths: readonly string[], from: string): Promise<string> {
  const files = fileStates(paths);
  const converted = await convert(name, from);
  checkUnchanged(files);
  return parquetTable([converted]);
}
