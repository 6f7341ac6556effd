import { existsSync } from "node:fs";
import { DriftlineError, type Types } from "@driftline/drift";
import { glob } from "./glob.ts";
import { type Columns, type Table, type TableOptions, tableSource } from "./table.ts";
import { checkFile, fileSize, firstSign, readText } from "./text/bytes.ts";
import { readJson, readJsonLines } from "./text/json.ts";
import type { TextPart } from "./text/sameColumns.ts";
import { readSeparated } from "./text/separated.ts";

type Reader = (parts: Iterable<TextPart>) => Columns;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["csv", (parts) => readSeparated(parts, ",")],
  ["tsv", (parts) => readSeparated(parts, "\t")],
  ["json", readJson],
  ["ndjson", readJsonLines],
  ["jsonl", readJsonLines],
]);

/** A text file larger than this is read by DuckDB, which takes a tenth of a second to start. */
const smallText = 32 * 2 ** 20;

/** What text grows by when it is unpacked, about. */
const packedTimes = 5;

export interface FileOptions extends TableOptions {
  /** Who reads text files: this process, DuckDB, or whichever suits their size (the default). */
  readonly engine?: "auto" | "memory" | "duckdb";
}

/**
 * A table from a file, or from all files a glob matches: .csv, .tsv, .json (an array of objects or an object of arrays),
 * .ndjson or .jsonl (an object a line), .parquet, .arrow or .feather, each also as .gz, or from a table of a DuckDB
 * database, `duckdb:FILE?table=T`. Text is UTF-8. What a glob matches is read in the order of names and must have the
 * same columns.
 *
 * In CSV and TSV an empty field is missing and `""` is an empty string; blank lines are skipped, but in a table of one
 * column each is a missing cell. Every line must have as many fields as there are columns.
 *
 *     const production = await file("predictions/2026-*.csv.gz", { types: { zip: "category" } });
 */
export async function file(path: string, options: FileOptions = {}): Promise<Table> {
  const named = { name: options.name ?? path, types: options.types ?? {} };
  if (path.startsWith("duckdb:")) return (await import("./duckdb/open.ts")).openDatabase(path, named);
  const paths = pathsOf(path);
  for (const each of paths) checkFile(each);
  const endings = new Set(paths.map(endingOf));
  if (endings.size > 1) {
    throw new DriftlineError(
      "mixedFormats",
      `${path}: the files are of several formats (${[...endings].join(", ")}); name those of one`,
    );
  }
  const [ending = ""] = endings;
  if (ending === "parquet") return (await import("./duckdb/open.ts")).openParquet(paths, named);
  const read = readers.get(ending);
  if (!read) throw unsupported(path, ending);
  const large = await openLarge(paths, ending, options.engine ?? "auto", named);
  return large ?? tableSource(read(partsOf(paths)), named.name, named.types);
}

/** The formats of which DuckDB reads what is too large to be held here. */
async function openLarge(
  paths: readonly string[],
  ending: string,
  engine: NonNullable<FileOptions["engine"]>,
  named: { readonly name: string; readonly types: Types },
): Promise<Table | undefined> {
  if (engine === "memory" || (engine === "auto" && textSize(paths) <= smallText)) return undefined;
  const duckdb = await import("./duckdb/open.ts");
  if (ending === "csv") return duckdb.openSeparated(paths, ",", named);
  if (ending === "tsv") return duckdb.openSeparated(paths, "\t", named);
  if (ending === "ndjson" || ending === "jsonl") return duckdb.openJson(paths, "newline_delimited", named);
  const isArray = paths.every((path) => firstSign(path) === "[");
  return ending === "json" && isArray ? duckdb.openJson(paths, "array", named) : undefined;
}

function textSize(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + fileSize(path) * (/\.gz$/i.test(path) ? packedTimes : 1), 0);
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

function* partsOf(paths: readonly string[]): Generator<TextPart> {
  for (const path of paths) yield { path, bytes: readText(path) };
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
