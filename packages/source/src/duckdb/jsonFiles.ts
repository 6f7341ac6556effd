import type { Stop } from "@driftline/drift";
import { badRow } from "../rows.ts";
import { checkSameColumns, type FirstFile } from "../text/sameColumns.ts";
import { engineFor } from "./engine.ts";
import { literal, pathLiteral } from "./sql.ts";
import type { TextFile } from "./textFiles.ts";

export type JsonFormat = "array" | "newline_delimited";

const options = (format: JsonFormat): string =>
  `format = '${format}', maximum_object_size = 268435456, hive_partitioning = false`;

/** Cells as the JSON that stands there; none where there is no object or DuckDB cannot tell the columns apart. */
export async function jsonTable(
  files: readonly TextFile[],
  format: JsonFormat,
  stop: Stop | undefined,
): Promise<string | undefined> {
  let first: FirstFile | undefined;
  for (const file of files) {
    const names = await namesIn(file, format, stop);
    if (first) checkSameColumns(names, file.path, first);
    first ??= { path: file.path, names };
  }
  const { names = [] } = first ?? {};
  const different = new Set(names.map((name) => name.toLowerCase()));
  if (names.length === 0 || different.has("") || different.size < names.length) return undefined;
  const columns = names.map((name) => `${literal(name)}: 'JSON'`).join(", ");
  const paths = files.map(({ plain }) => pathLiteral(plain)).join(", ");
  return `read_json([${paths}], ${options(format)}, columns = {${columns}})`;
}

/** The keys of all objects, in the order in which they first appear; stops at a row that is no object. */
async function namesIn({ path, plain }: TextFile, format: JsonFormat, stop: Stop | undefined): Promise<string[]> {
  const rows = `SELECT json, row_number() OVER () - 1 AS position FROM read_json_objects(${pathLiteral(plain)}, ${options(format)})`;
  const found = await engineFor(path, undefined, stop).run(
    `SELECT json_type(json), to_json(json_keys(json))::VARCHAR, min(position)::DOUBLE AS first FROM (${rows}) GROUP BY 1, 2 ORDER BY first`,
  );
  const positions = found.numbers(2);
  const [types, keys] = [found.texts(0), found.texts(1)];
  for (const [index, type] of types.entries())
    if (type !== "OBJECT") throw badRow(path, positions[index] as number, whatIs.get(type ?? "") ?? "a number");
  return [...new Set(keys.flatMap((names) => JSON.parse(names ?? "[]") as string[]))];
}

const whatIs: ReadonlyMap<string, string> = new Map([
  ["ARRAY", "an array"],
  ["NULL", "null"],
  ["VARCHAR", "a string"],
  ["BOOLEAN", "a boolean"],
]);
