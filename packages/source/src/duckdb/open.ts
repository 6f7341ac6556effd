import type { Assumption, Stop, Types } from "@driftline/drift";
import { directTable } from "../parquet/direct.ts";
import { readBeginning } from "../text/bytes.ts";
import { checkJsonLines } from "../text/json.ts";
import { checkSameColumns, type TextPart } from "../text/sameColumns.ts";
import { checkSeparated, type Header, readHeader } from "../text/separated.ts";
import { jsonReader, readerOf } from "./cells.ts";
import { convert, type SeparatedFile, separatedTable } from "./convert.ts";
import { databaseTable } from "./database.ts";
import { engineFor } from "./engine.ts";
import { checkUnchanged, fileStates } from "./files.ts";
import { type JsonFormat, jsonTable } from "./jsonFiles.ts";
import { cellNotes } from "./notes.ts";
import { checkParquet, type ParquetFile, parquetTable } from "./parquet.ts";
import { parquetFiles } from "./parquetFiles.ts";
import type { Recipe } from "./recipe.ts";
import { type DuckdbSource, duckdbSource } from "./source.ts";
import { inOwnWords, plainTexts } from "./textFiles.ts";
import { unpacked } from "./unpacked.ts";

export interface Named {
  readonly name: string;
  readonly types: Types;
  /** What is known of the files already. */
  readonly notes?: readonly Assumption[];
  /** Ends the reading of a large text. */
  readonly signal?: Stop | undefined;
}

const plain = { notes: [], filters: [], cells: "typed" } as const satisfies Partial<Recipe>;

/** Columns are read here where that is as good, unless DuckDB is asked for. */
export async function openParquet(
  paths: readonly string[],
  { name, types, signal }: Named,
  engine: "auto" | "duckdb",
): Promise<DuckdbSource> {
  const states = fileStates(paths);
  const files: ParquetFile[] = [];
  for (const path of paths) files.push({ path, whole: await unpacked(path, signal) });
  for (const file of files) checkParquet(file);
  const wholes = files.map(({ whole }) => whole);
  const direct = engine === "auto" ? directTable(wholes) : undefined;
  if (direct && direct.columns.size === direct.names.length) {
    checkUnchanged(states);
    return duckdbSource({ ...plain, name, types, from: parquetTable(wholes), direct, files: states });
  }
  const { from: found, inParts, notes } = await parquetFiles(files, name);
  const from = inParts ? parquetTable([await convert(name, found, signal)]) : found;
  const more = await cellNotes(engineFor(name, undefined, signal), from, readerOf);
  checkUnchanged(states);
  const all = [...notes, ...more];
  return duckdbSource({
    ...plain,
    name,
    types,
    from,
    notes: all,
    ...(inParts ? { files: [] } : { direct, files: states }),
  });
}

/** `duckdb:FILE?table=T` */
export async function openDatabase(url: string, { name, types, signal }: Named): Promise<DuckdbSource> {
  const { path, from, attach } = await databaseTable(url);
  const notes = await cellNotes(engineFor(path, attach, signal), from, readerOf);
  return duckdbSource({ ...plain, name, types, from, attach, notes, files: fileStates([path]) });
}

/** CSV or TSV; none where lines end before or in the columns' names, from which DuckDB would tell how lines end. */
export async function openSeparated(
  paths: readonly string[],
  wanted: "," | "\t",
  { name, types, notes: known = [], signal }: Named,
): Promise<DuckdbSource | undefined> {
  const states = fileStates(paths);
  const notes = new Map<string, Assumption>();
  const note = (code: string, message: string): unknown => notes.set(message, { code, message });
  const headers: Pick<Header, "names" | "separator">[] = [];
  for (const path of paths) {
    const { names, separator, blank } = readHeader({ path, bytes: readBeginning(path) }, wanted, note);
    if (headers[0]) checkSameColumns(names, path, { path: paths[0] as string, names: headers[0].names });
    if (blank > 0 || names.some((column) => /[\r\n]/.test(column))) return undefined;
    headers.push({ names, separator });
  }
  const texts = await plainTexts(paths, signal);
  const files = texts.map((text, index) => ({ ...text, ...headers[index] }) as SeparatedFile);
  const check = (part: TextPart): void => checkSeparated(part, wanted);
  const converted = await inOwnWords(files, states, check, () => convert(name, separatedTable(files), signal));
  if (converted === undefined) return undefined;
  const all = [...known, ...notes.values()];
  return duckdbSource({ ...plain, cells: "text", name, types, from: parquetTable([converted]), notes: all, files: [] });
}

/** A JSON array of objects, or one object a line; none where there is no object. */
export async function openJson(
  paths: readonly string[],
  format: JsonFormat,
  { name, types, notes: known = [], signal }: Named,
): Promise<DuckdbSource | undefined> {
  const states = fileStates(paths);
  const files = await plainTexts(paths, signal);
  // What is wrong with an array, those say who read it in one piece.
  const check = format === "array" ? () => {} : checkJsonLines;
  const converted = await inOwnWords(files, states, check, async () => {
    const table = await jsonTable(files, format, signal);
    return table === undefined ? undefined : convert(name, table, signal);
  });
  if (converted === undefined) return undefined;
  const from = parquetTable([converted]);
  const notes = [...known, ...(await cellNotes(engineFor(name, undefined, signal), from, jsonReader))];
  return duckdbSource({ ...plain, cells: "json", name, types, from, notes, files: [] });
}
