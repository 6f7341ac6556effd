import { isObject, type Shape, shapeFor } from "./shape.ts";

/** The same value with its keys in the schema's order; those the schema leaves open follow in their own. */
export function arranged(value: unknown, shape: Shape | undefined): unknown {
  if (typeof value !== "object") return value;
  const own = shape && shapeFor(value, shape);
  if (Array.isArray(value)) return value.map((item) => arranged(item, own?.items));
  if (!isObject(value)) return value;
  const fields: ReadonlyMap<string, Shape> = own?.fields ?? new Map();
  const named = [...fields.keys()].filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !fields.has(key));
  return Object.fromEntries(
    [...named, ...others].map((key) => [key, arranged(value[key], fields.get(key) ?? own?.others)]),
  );
}
