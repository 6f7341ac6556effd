import { numberWords, reportSchema, type Schema } from "../schema.ts";

/** What a schema says of a value, with its references followed: reports are wide, and many values are read by one shape. */
export interface Shape {
  readonly type: Schema["type"];
  readonly words: readonly string[] | undefined;
  readonly required: readonly string[];
  /** In the schema's order. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** Of keys that are not named, and of what a list holds. Where there is none, anything goes. */
  readonly others: Shape | undefined;
  readonly items: Shape | undefined;
  /** The shapes it may have, if they are several. */
  readonly choices: readonly Shape[] | undefined;
  /** Whether words stand for the numbers that JSON does not have. */
  readonly isNumber: boolean;
}

let report: Shape | undefined;

export function reportShape(): Shape {
  report ??= shapeOf(reportSchema);
  return report;
}

/** The shape of a schema that does not hold itself. */
function shapeOf(root: Schema): Shape {
  const known = new Map<Schema, Shape>();
  const made = (schema: Schema): Shape => {
    const { $ref } = schema;
    const meant = $ref === undefined ? schema : (root.$defs?.[$ref.slice("#/$defs/".length)] ?? {});
    const shape = known.get(meant) ?? shapeBy(meant, meant === root.$defs?.["number"], made);
    known.set(meant, shape);
    return shape;
  };
  return made(root);
}

function shapeBy(schema: Schema, isNumber: boolean, made: (schema: Schema) => Shape): Shape {
  const { type, enum: words, required = [], properties = {}, items, additionalProperties, anyOf } = schema;
  return {
    type,
    words,
    required,
    fields: new Map(Object.entries(properties).map(([key, property]) => [key, made(property)])),
    others: typeof additionalProperties === "object" ? made(additionalProperties) : undefined,
    items: items && made(items),
    choices: isNumber ? undefined : anyOf?.map(made),
    isNumber: isNumber || type === "number",
  };
}

/** Of several allowed shapes the first whose type and required keys the value has. */
export function shapeFor(value: unknown, shape: Shape): Shape | undefined {
  if (!shape.choices) return shape;
  for (const choice of shape.choices) {
    const found = shapeFor(value, choice);
    if (found && fits(value, found)) return found;
  }
  return undefined;
}

function fits(value: unknown, { type, words, required, isNumber }: Shape): boolean {
  if (isNumber) return typeof value === "number" || isNumberWord(value);
  if (words) return typeof value === "string" && words.includes(value);
  if (isObject(value)) return type === "object" && required.every((key) => Object.hasOwn(value, key));
  return isOfType(value, type);
}

export const isOfType = (value: unknown, type: Shape["type"]): boolean =>
  typeName(value) === (type === "integer" ? "number" : type);

export const isNumberWord = (value: unknown): boolean => typeof value === "string" && numberWords.includes(value);

export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
