import type { Header } from "../text/separated.ts";
import { engineFor } from "./engine.ts";
import { literal, pathLiteral } from "./sql.ts";
import { temporary } from "./temporary.ts";

/** A large text file is read once into a Parquet file, from which every column is then quick to fetch. */
export async function convert(table: string, from: string): Promise<string> {
  const target = temporary("parquet");
  await engineFor(table, undefined).run(`COPY (SELECT * FROM ${from}) TO ${literal(target)} (FORMAT parquet)`);
  return target;
}

export interface SeparatedFile extends Pick<Header, "names" | "separator"> {
  readonly path: string;
}

/** Fields as the text they are, read as our own reader of CSV does; files may have the columns in any order. */
export function separatedTable(files: readonly SeparatedFile[]): string {
  return `(${files.map((file) => `SELECT * FROM ${separatedFile(file)}`).join(" UNION ALL BY NAME ")})`;
}

function separatedFile({ path, names, separator }: SeparatedFile): string {
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    `columns = {${columns}}`,
    `delim = ${literal(separator)}`,
    "header = true, auto_detect = false, strict_mode = true, null_padding = false",
    `quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false`,
  ];
  return `read_csv(${pathLiteral(path)}, ${options.join(", ")})`;
}

/** Cells as the JSON that stands there; none where there is no object. */
export async function jsonTable(
  table: string,
  paths: readonly string[],
  format: "array" | "newline_delimited",
): Promise<string | undefined> {
  const files = `[${paths.map(pathLiteral).join(",")}]`;
  const options = `format = '${format}', maximum_object_size = 268435456`;
  const engine = engineFor(table, undefined);
  const found = await engine.run(`SELECT 1 FROM read_json(${files}, ${options}) LIMIT 1`);
  if (found.rows === 0) return undefined;
  const described = await engine.run(
    `DESCRIBE SELECT * FROM read_json(${files}, ${options}, sample_size = -1, union_by_name = true)`,
  );
  const columns = described.texts(0).map((name) => `${literal(name ?? "")}: 'JSON'`);
  return `read_json(${files}, ${options}, columns = {${columns.join(", ")}})`;
}
