import type { Schema } from "../schema.ts";

/** The schema that a reference stands for. */
export function resolve(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return root.$defs?.[schema.$ref.slice("#/$defs/".length)] ?? {};
}

/** Of several allowed shapes the first whose type and required keys the value has. */
export function shapeOf(value: unknown, schema: Schema, root: Schema): Schema {
  const resolved = resolve(schema, root);
  if (!resolved.anyOf) return resolved;
  const shapes = resolved.anyOf.map((shape) => shapeOf(value, shape, root));
  return shapes.find((shape) => fits(value, shape)) ?? {};
}

function fits(value: unknown, { type, required = [], enum: words }: Schema): boolean {
  if (words) return typeof value === "string" && words.includes(value);
  if (isObject(value)) return type === "object" && required.every((key) => Object.hasOwn(value, key));
  return typeName(value) === (type === "integer" ? "number" : type);
}

export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeName(value) === "object";
}

/** The same value with its keys in the schema's order; those the schema leaves open follow in their own. */
export function arranged(value: unknown, schema: Schema, root: Schema): unknown {
  const shape = shapeOf(value, schema, root);
  if (Array.isArray(value)) return value.map((item) => arranged(item, shape.items ?? {}, root));
  if (!isObject(value)) return value;
  const { properties = {}, additionalProperties } = shape;
  const named = Object.keys(properties).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  const open = typeof additionalProperties === "object" ? additionalProperties : {};
  return Object.fromEntries(
    [...named, ...others].map((key) => [
      key,
      arranged(value[key], Object.hasOwn(properties, key) ? (properties[key] ?? {}) : open, root),
    ]),
  );
}
