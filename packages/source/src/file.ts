import { existsSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";
import { glob } from "./glob.ts";
import { type Columns, type Table, type TableOptions, tableSource } from "./table.ts";
import { checkFile, readText } from "./text/bytes.ts";
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

const engines: ReadonlyMap<string, string> = new Map([
  ["parquet", "Parquet files need the DuckDB engine"],
  ["arrow", "Arrow files need a reader"],
  ["feather", "Arrow files need a reader"],
  ["duckdb", "DuckDB databases need the DuckDB engine"],
  ["xlsx", "Excel files need a reader"],
  ["xls", "Excel files need a reader"],
]);

/**
 * A table from a file, or from all files a glob matches: .csv, .tsv, .json (an array of objects or an object of arrays),
 * .ndjson or .jsonl (an object a line), each also as .gz, in UTF-8. What a glob matches is read in the order of names and
 * must have the same columns.
 *
 * In CSV and TSV an empty field is missing and `""` is an empty string; blank lines are skipped, but in a table of one
 * column each is a missing cell. Every line must have as many fields as there are columns.
 *
 *     const production = await file("predictions/2026-*.csv.gz", { types: { zip: "category" } });
 */
export async function file(path: string, options: TableOptions = {}): Promise<Table> {
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
  const read = readers.get(ending);
  if (read) return tableSource(read(partsOf(paths)), options.name ?? path, options.types);
  const engine = engines.get(ending);
  if (engine)
    throw new DriftlineError(
      "unsupportedFormat",
      `${path}: ${engine}, which this version does not have; save the table as CSV or JSON`,
    );
  throw new DriftlineError(
    "unsupportedFormat",
    `${path}: the name must end in .csv, .tsv, .json, .ndjson or .jsonl, or one of these and .gz`,
  );
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
