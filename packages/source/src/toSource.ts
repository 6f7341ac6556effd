import { DriftlineError, type Source } from "@driftline/drift";
import { arrays } from "./arrays.ts";
import { type FileOptions, file } from "./file.ts";
import { rows } from "./rows.ts";
import { type TableOptions, tableSource } from "./table.ts";

/**
 * The source of whatever holds a table: a source, the path of a file or a glob, an array of objects, an object or Map of
 * arrays, or a table of danfojs, polars, Arrow or arquero. `name` is what reports call it; a file goes by its path.
 */
export function toSource(
  table: unknown,
  name: string,
  options: Omit<FileOptions, "name"> = {},
): Source | Promise<Source> {
  if (typeof table === "string") return file(table, options);
  if (isSource(table)) return table;
  if (Array.isArray(table)) return rows(table, { ...options, name });
  if (table instanceof Map) return arrays(table, { ...options, name });
  if (isPlainObject(table)) return arrays(table, { ...options, name });
  if (typeof table === "object" && table !== null) return frameSource(table, name, options);
  throw notTable(table, name);
}

/** Loaded only for what is nothing else: a command that reads files has no use for frames. */
async function frameSource(table: object, name: string, { types, time }: Omit<TableOptions, "name">): Promise<Source> {
  const { frameColumns } = await import("./frames/index.ts");
  const columns = await frameColumns(table, name);
  if (columns) return tableSource(columns, name, types, time);
  throw notTable(table, name);
}

function notTable(table: unknown, name: string): DriftlineError {
  return new DriftlineError(
    "notTable",
    `${name}: a table is a file's path, an array of objects, an object or Map of arrays, or a table of danfojs, polars, Arrow or arquero, got ${whatIs(table)}`,
  );
}

/** Queries that have not run yet, such as polars' LazyDataFrame, know how to. */
function whatIs(value: unknown): string {
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  const { [Symbol.toStringTag]: tag, collect }: { [Symbol.toStringTag]?: unknown; collect?: unknown } = value;
  const { name = "object" } = value.constructor ?? {};
  const called = name === "Object" && typeof tag === "string" ? tag : name;
  return `a ${called}${typeof collect === "function" ? "; collect it first" : ""}`;
}

function isSource(value: unknown): value is Source {
  if (typeof value !== "object" || value === null) return false;
  const methods = ["describe", "summarise", "where"] as const;
  const held: Partial<Record<(typeof methods)[number], unknown>> = value;
  return methods.every((method) => typeof held[method] === "function");
}

/** Arrays are checked one by one later, where the column's name is known. An object with a tag is of some library. */
function isPlainObject(value: unknown): value is Record<string, ArrayLike<unknown>> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Reflect.get(value, Symbol.toStringTag) === undefined;
}
