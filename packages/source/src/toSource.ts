import { DriftlineError, type Source } from "@driftline/drift";
import { arrays } from "./arrays.ts";
import { file } from "./file.ts";
import { rows } from "./rows.ts";
import type { TableOptions } from "./table.ts";

/**
 * The source of whatever holds a table: a source, the path of a file or a glob, an array of objects, or an object or Map
 * of arrays. `name` is what reports call it; a file goes by its path.
 */
export function toSource(
  table: unknown,
  name: string,
  options: Omit<TableOptions, "name"> = {},
): Source | Promise<Source> {
  if (typeof table === "string") return file(table, options);
  if (isSource(table)) return table;
  if (Array.isArray(table)) return rows(table, { ...options, name });
  if (table instanceof Map) return arrays(table, { ...options, name });
  if (isPlainObject(table)) return arrays(table, { ...options, name });
  const what =
    table === null
      ? "null"
      : typeof table === "object"
        ? `a ${table.constructor?.name ?? "object"}`
        : `${typeof table}`;
  throw new DriftlineError(
    "notTable",
    `${name}: a table is a file's path, an array of objects, or an object or Map of arrays, got ${what}`,
  );
}

function isSource(value: unknown): value is Source {
  if (typeof value !== "object" || value === null) return false;
  const methods = ["describe", "summarise", "where"] as const;
  const held: Partial<Record<(typeof methods)[number], unknown>> = value;
  return methods.every((method) => typeof held[method] === "function");
}

/** Arrays are checked one by one later, where the column's name is known. */
function isPlainObject(value: unknown): value is Record<string, ArrayLike<unknown>> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
