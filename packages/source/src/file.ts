import { existsSync } from "node:fs";
import { DriftlineError, type Stop } from "@driftline/drift";
import { dressed } from "./dressed.ts";
import type { Named } from "./duckdb/open.ts";
import { glob } from "./glob.ts";
import type { Divided } from "./part.ts";
import { type Columns, heldSource, type Table, type TableOptions } from "./table.ts";
import { checkFile, fileSize, firstSign, isPacked, readBytes, readText } from "./text/bytes.ts";
import { fieldReader } from "./text/fields.ts";
import { readJson, readJsonLines } from "./text/json.ts";
import { kindChanges } from "./text/kindChanges.ts";
import type { TextPart } from "./text/sameColumns.ts";
import { readSeparated } from "./text/separated.ts";

type Reader = (paths: readonly string[]) => Columns;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["csv", (paths) => separated(paths, ",")],
  ["tsv", (paths) => separated(paths, "\t")],
  ["json", (paths) => readJson(partsOf(paths, readText))],
  ["ndjson", (paths) => readJsonLines(partsOf(paths, readText))],
  ["jsonl", (paths) => readJsonLines(partsOf(paths, readText))],
]);

function separated(paths: readonly string[], wanted: "," | "\t"): Columns {
  const reader = fieldReader();
  const read = (path: string): Buffer => readText(path, reader.room);
  return readSeparated(partsOf(paths, read), wanted, reader);
}

const arrowEndings: ReadonlySet<string> = new Set(["arrow", "arrows", "feather", "ipc"]);

/** A text file larger than this is read by DuckDB, which takes a tenth of a second to start. */
const smallText = 32 * 2 ** 20;

/** What text grows by when it is unpacked, about. */
const packedTimes = 5;

export interface FileOptions extends TableOptions {
  /** Who reads text and Parquet files: this process, DuckDB, or whichever suits each (the default). */
  readonly engine?: "auto" | "memory" | "duckdb";
  /** Ends the reading of a large file within half a second of its abort. */
  readonly signal?: Stop;
}

/**
 * A table from a file, from several, or from all files a glob matches: .csv, .tsv, .json (an array of objects or an
 * object of arrays), .ndjson or .jsonl (an object a line), .parquet, .arrow or .feather, each also as .gz, or from a table
 * of a DuckDB database, `duckdb:FILE?table=T`. Text is UTF-8. What a glob matches is read in the order of names. Files
 * read together must have the same columns.
 *
 * In CSV and TSV an empty field is missing and `""` is an empty string; blank lines are skipped, but in a table of one
 * column each is a missing cell. Every line must have as many fields as there are columns.
 *
 *     const production = await file("predictions/2026-*.csv.gz", { types: { zip: "category" } });
 */
export async function file(path: string | readonly string[], options: FileOptions = {}): Promise<Table> {
  return dressed(await openFile(path, options), options.time);
}

/** What reads a file, before it is made a table. */
export async function openFile(path: string | readonly string[], options: FileOptions): Promise<Divided> {
  const asked = askedPaths(path);
  checkEngine(options.engine);
  const [only = ""] = asked;
  const shown = asked.length === 1 ? only : `${only} and ${asked.length - 1} more`;
  const named = { name: options.name ?? shown, types: options.types ?? {}, signal: options.signal };
  if (asked.length === 1 && only.startsWith("duckdb:"))
    return (await import("./duckdb/open.ts")).openDatabase(only, named);
  const paths = asked.flatMap(pathsOf);
  for (const each of paths) checkFile(each);
  const endings = new Set(paths.map(endingOf));
  if (endings.size > 1) {
    throw new DriftlineError(
      "mixedFormats",
      `${shown}: the files are of several formats (${[...endings].join(", ")}); name those of one`,
    );
  }
  const [ending = ""] = endings;
  if (ending === "parquet") {
    const { openParquet } = await import("./duckdb/open.ts");
    return openParquet(paths, named, options.engine === "duckdb" ? "duckdb" : "auto");
  }
  if (arrowEndings.has(ending)) {
    const { readArrow } = await import("./arrow.ts");
    return heldSource(await readArrow(partsOf(paths, readBytes)), named.name, named.types);
  }
  const read = readers.get(ending);
  if (!read) throw unsupported(shown, ending);
  const notes = paths.length > 1 ? kindChanges(paths, ending, named.types) : [];
  const large = await openLarge(paths, ending, options.engine ?? "auto", { ...named, notes });
  if (large) return large;
  const columns = read(paths);
  return heldSource({ ...columns, notes: [...notes, ...columns.notes] }, named.name, named.types);
}

/** The formats of which DuckDB reads what is too large to be held here. */
async function openLarge(
  paths: readonly string[],
  ending: string,
  engine: NonNullable<FileOptions["engine"]>,
  named: Named,
): Promise<Divided | undefined> {
  if (engine === "memory" || (engine === "auto" && textSize(paths) <= smallText)) return undefined;
  const duckdb = await import("./duckdb/open.ts");
  if (ending === "csv") return duckdb.openSeparated(paths, ",", named);
  if (ending === "tsv") return duckdb.openSeparated(paths, "\t", named);
  if (ending === "ndjson" || ending === "jsonl") return duckdb.openJson(paths, "newline_delimited", named);
  const isArray = paths.every((path) => firstSign(path) === "[");
  return ending === "json" && isArray ? duckdb.openJson(paths, "array", named) : undefined;
}

function textSize(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + fileSize(path) * (isPacked(path) ? packedTimes : 1), 0);
}

const others: ReadonlyMap<string, string> = new Map([
  ["duckdb", "name a table of the database, as in duckdb:FILE?table=NAME"],
  ["db", "name a table of the database, as in duckdb:FILE?table=NAME"],
  ["xlsx", "Excel files are not read; save the sheet as CSV"],
  ["xls", "Excel files are not read; save the sheet as CSV"],
  ["zst", "unpack the file, or pack it with gzip"],
  ["zip", "unpack the archive"],
]);

function unsupported(path: string, ending: string): DriftlineError {
  const what =
    others.get(ending) ??
    "the name must end in .csv, .tsv, .json, .ndjson, .jsonl, .parquet, .arrow or .feather, or one of these and .gz";
  return new DriftlineError("unsupportedFormat", `${path}: ${what}`);
}

function* partsOf(paths: readonly string[], read: (path: string) => Buffer): Generator<TextPart> {
  for (const path of paths) yield { path, bytes: read(path) };
}

function askedPaths(path: string | readonly string[]): readonly string[] {
  const asked: readonly unknown[] = Array.isArray(path) ? path : [path];
  const isText = (each: unknown): each is string => typeof each === "string" && each !== "";
  if (asked.length > 0 && asked.every(isText)) return asked;
  const got = asked.length === 0 ? "an empty list" : JSON.stringify(asked.find((each) => !isText(each)));
  throw new DriftlineError("badOption", `file: name a file by its path, or several in a list, got ${got}`);
}

function checkEngine(engine: FileOptions["engine"]): void {
  if (engine === undefined || engine === "auto" || engine === "memory" || engine === "duckdb") return;
  throw new DriftlineError(
    "badOption",
    `file: engine must be one of auto, memory, duckdb, got ${JSON.stringify(engine)}`,
  );
}

function endingOf(path: string): string {
  const name = path.toLowerCase().replace(/\.gz$/, "");
  return /\.([^./\\]*)$/.exec(name)?.[1] ?? "";
}

function pathsOf(path: string): readonly string[] {
  if (!/[*?[{]/.test(path) || existsSync(path)) return [path];
  const found = glob(path);
  if (found.length > 0) return found;
  throw new DriftlineError("noFile", `${path}: no file matches; check the pattern`);
}
