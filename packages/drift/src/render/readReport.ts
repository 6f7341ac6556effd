import { DriftlineError } from "../errors.ts";
import type { Report } from "../report.ts";
import { isNumberWord, isObject, isOfType, reportShape, type Shape, shapeFor, typeName } from "./shape.ts";

const ours = /^driftline\.report\/(\d+)$/;
const newest = 1;

/** Reads back what `json` wrote; the strings that stand for numbers become numbers. Unknown keys are kept. */
export function readReport(text: string): Report {
  return reportOf(parse(text));
}

/** The same of what is parsed already; where it needs no change it is the value itself. */
export function reportOf(value: unknown): Report {
  checkVersion(value);
  return read(value, reportShape(), []) as Report;
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
type Path = (string | number)[];

function read(value: unknown, shape: Shape | undefined, path: Path): unknown {
  if (!shape) return value;
  if (shape.choices) {
    const own = shapeFor(value, shape);
    return own ? read(value, own, path) : wrong(path, "has none of the shapes it may have");
  }
  const { type, words, required, isNumber } = shape;
  if (isNumber) return readNumber(value, path);
  if (type !== undefined && !isOfType(value, type)) wrong(path, `must be ${article(type)}, got ${typeName(value)}`);
  if (words && !words.includes(value as string))
    wrong(path, `must be one of ${words.join(", ")}, got ${JSON.stringify(value)?.slice(0, 60)}`);
  if (Array.isArray(value)) return readItems(value, shape.items, path);
  if (!isObject(value)) return value;
  for (const key of required) if (!Object.hasOwn(value, key)) wrong(path, `lacks "${key}"`);
  return readFields(value, shape, path);
}

/** Most values stay as they are, and are not made anew: reports can be wide. */
function readItems(items: readonly unknown[], shape: Shape | undefined, path: Path): readonly unknown[] {
  let changed: unknown[] | undefined;
  const areNumbers = shape?.isNumber || shape?.type === "integer";
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (areNumbers && typeof item === "number") continue;
    path.push(index);
    const known = read(item, shape, path);
    path.pop();
    if (known === item) continue;
    changed ??= [...items];
    changed[index] = known;
  }
  return changed ?? items;
}

function readFields(
  value: Readonly<Record<string, unknown>>,
  { fields, others }: Shape,
  path: Path,
): Readonly<Record<string, unknown>> {
  let changed: Map<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    path.push(key);
    const known = read(value[key], fields.get(key) ?? others, path);
    path.pop();
    if (known === value[key]) continue;
    changed ??= new Map(Object.entries(value));
    changed.set(key, known);
  }
  return changed ? Object.fromEntries(changed) : value;
}

function readNumber(value: unknown, path: Path): number {
  if (typeof value === "number") return value;
  return isNumberWord(value) ? Number(value) : wrong(path, `must be a number, got ${typeName(value)}`);
}

function wrong(path: Path, problem: string): never {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  throw new DriftlineError(
    "badReport",
    `report: ${place === "" ? "the whole" : place.slice(1, 201)} ${problem}; it is damaged or was changed by hand`,
  );
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
