import { rmSync } from "node:fs";
import type { Stop } from "@driftline/drift";
import type { Header } from "../text/separated.ts";
import { consecutive } from "./consecutive.ts";
import { engineFor } from "./engine.ts";
import { literal, pathLiteral } from "./sql.ts";
import { temporary } from "./temporary.ts";
import type { TextFile } from "./textFiles.ts";

/** A large text file is read once into a Parquet file, from which every column is then quick to fetch. */
export async function convert(table: string, from: string, stop: Stop | undefined): Promise<string> {
  const target = temporary("parquet");
  try {
    await engineFor(table, undefined, stop).run(`COPY (SELECT * FROM ${from}) TO ${literal(target)} (FORMAT parquet)`);
    return target;
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

export interface SeparatedFile extends TextFile, Pick<Header, "names" | "separator"> {}

/** Fields as the text they are, read as our own reader of CSV does; files may have the columns in any order. */
export function separatedTable(files: readonly SeparatedFile[]): string {
  const groups = consecutive(files, ({ names, separator }) => JSON.stringify([names, separator]));
  return `(${groups.map((group) => `SELECT * FROM ${separatedFiles(group)}`).join(" UNION ALL BY NAME ")})`;
}

/** Files whose columns stand in one order. */
function separatedFiles(files: readonly SeparatedFile[]): string {
  const [{ names, separator }] = files as [SeparatedFile];
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    `columns = {${columns}}`,
    `delim = ${literal(separator)}`,
    "header = true, auto_detect = false, strict_mode = true, null_padding = false",
    `quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, hive_partitioning = false`,
  ];
  return `read_csv([${files.map(({ plain }) => pathLiteral(plain)).join(", ")}], ${options.join(", ")})`;
}
