import { DriftlineError } from "../errors.ts";
import type { Report } from "../report.ts";
import { reportSchema, type Schema } from "../schema.ts";
import { isObject, resolve, shapeOf, typeName } from "./schemaOrder.ts";

const ours = /^driftline\.report\/(\d+)$/;
const newest = 1;

/** Reads back what `json` wrote; the strings that stand for numbers become numbers. Unknown keys are kept. */
export function readReport(text: string): Report {
  return reportOf(parse(text));
}

/** The same of what is parsed already; where it needs no change it is the value itself. */
export function reportOf(value: unknown): Report {
  checkVersion(value);
  return read(value, reportSchema, undefined) as Report;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (text.trim() === "")
      throw new DriftlineError("badReport", "report: the text is empty; give the JSON that a comparison wrote");
    const reason = thrown instanceof Error ? thrown.message.split("\n")[0] : "";
    throw new DriftlineError(
      "badReport",
      `report: the text is not whole JSON (${reason}); it may have been cut off, write it again`,
    );
  }
}

function checkVersion(value: unknown): void {
  const schema = isObject(value) ? value["schema"] : undefined;
  const version = typeof schema === "string" ? ours.exec(schema)?.[1] : undefined;
  if (version === undefined) {
    const found = typeof schema === "string" ? `its schema is "${schema.slice(0, 60)}"` : "it names no schema";
    throw new DriftlineError(
      "badReport",
      `report: this is not a drift report (${found}); expected "driftline.report/${newest}"`,
    );
  }
  if (Number(version) > newest)
    throw new DriftlineError(
      "newerReport",
      `report: written by a newer version (driftline.report/${version}; this one reads up to ${newest}); update driftline to read it`,
    );
  if (Number(version) < 1) throw new DriftlineError("badReport", `report: there is no driftline.report/${version}`);
}

/** Where in the report a value lies; put into words only when something is wrong there. */
interface Place {
  readonly within: Place | undefined;
  readonly key: string | number;
}

function read(value: unknown, schema: Schema, place: Place | undefined): unknown {
  const expected = resolve(schema, reportSchema);
  if (isNumber(schema, expected)) return readNumber(value, place);
  const shape = shapeOf(value, expected, reportSchema);
  if (expected.anyOf) {
    if (Object.keys(shape).length === 0) wrong(place, "has none of the shapes it may have");
    if (typeof value === "string" && shape.enum?.includes("NaN")) return Number(value);
  }
  const { type, enum: words, required = [], properties = {}, items = {}, additionalProperties } = shape;
  if (type !== undefined && typeName(value) !== (type === "integer" ? "number" : type))
    wrong(place, `must be ${article(type)}, got ${typeName(value)}`);
  if (words && !words.includes(value as string))
    wrong(place, `must be one of ${words.join(", ")}, got ${JSON.stringify(value)?.slice(0, 60)}`);
  if (Array.isArray(value)) return withItems(value, (item, index) => read(item, items, { within: place, key: index }));
  if (!isObject(value)) return value;
  for (const key of required) if (!Object.hasOwn(value, key)) wrong(place, `lacks "${key}"`);
  const open = typeof additionalProperties === "object" ? additionalProperties : {};
  return withFields(value, (item, key) =>
    read(item, Object.hasOwn(properties, key) ? (properties[key] ?? {}) : open, { within: place, key }),
  );
}

/** Most values stay as they are, and are not made anew: reports can be wide. */
function withItems(items: readonly unknown[], read: (item: unknown, index: number) => unknown): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = read(items[index], index);
    if (item === items[index]) continue;
    changed ??= [...items];
    changed[index] = item;
  }
  return changed ?? items;
}

function withFields(
  fields: Readonly<Record<string, unknown>>,
  read: (item: unknown, key: string) => unknown,
): Readonly<Record<string, unknown>> {
  let changed: Map<string, unknown> | undefined;
  for (const key of Object.keys(fields)) {
    const item = read(fields[key], key);
    if (item === fields[key]) continue;
    changed ??= new Map(Object.entries(fields));
    changed.set(key, item);
  }
  return changed ? Object.fromEntries(changed) : fields;
}

function isNumber({ $ref }: Schema, expected: Schema): boolean {
  return $ref === "#/$defs/number" || expected.type === "number";
}

function readNumber(value: unknown, place: Place | undefined): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  return wrong(place, `must be a number, got ${typeName(value)}`);
}

function wordsFor(place: Place | undefined): string {
  if (!place) return "";
  const { within, key } = place;
  const before = wordsFor(within);
  return typeof key === "number" ? `${before}[${key}]` : before === "" ? key : `${before}.${key}`;
}

function wrong(place: Place | undefined, problem: string): never {
  const path = wordsFor(place);
  throw new DriftlineError(
    "badReport",
    `report: ${path === "" ? "the whole" : path.slice(0, 200)} ${problem}; it is damaged or was changed by hand`,
  );
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
