import { types } from "node:util";

/** Whether a value survives the way to the page: what JSON can say, and bytes. */
export function isPlain(value: unknown): boolean {
  return isPlainWithin(value, []);
}

function isPlainWithin(value: unknown, around: readonly object[]): boolean {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (typeof value !== "object" || around.includes(value)) return false;
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return true;
  if ("toJSON" in value && typeof value.toJSON === "function") return true;
  if (!Array.isArray(value) && !isRecord(value)) return false;
  const within = [...around, value];
  // What is undefined in an object is left out, as JSON does.
  const parts = Object.values(value).filter((part) => Array.isArray(value) || part !== undefined);
  return parts.every((part) => isPlainWithin(part, within));
}

/** Whether a value is an object that only holds properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, such as those a cell makes in a context of its own, have another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
