import { types } from "node:util";

/** Whether a value survives the way to the page: what JSON can say, and bytes. */
export function isPlain(value: unknown): boolean {
  return isPlainWithin(value, []);
}

function isPlainWithin(value: unknown, around: readonly object[]): boolean {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return true;
    case "object":
      return value === null || isPlainObject(value, around);
    default:
      return false;
  }
}

function isPlainObject(value: object, around: readonly object[]): boolean {
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return true;
  if (around.includes(value)) return false;
  const within = [...around, value];
  if (Array.isArray(value)) return value.every((part) => isPlainWithin(part, within));
  if ("toJSON" in value && typeof value.toJSON === "function") return true;
  // What is undefined in an object is left out, as JSON does.
  return isRecord(value) && Object.values(value).every((part) => part === undefined || isPlainWithin(part, within));
}

/** Whether a value is an object that only holds properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, such as those a cell makes in a context of its own, have another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
