import { types } from "node:util";
import { isRecord } from "./plain.ts";

export type Path = readonly (string | number)[];

/** A state whose bytes were taken out, so that the rest is JSON. */
export interface Separated {
  readonly state: Readonly<Record<string, unknown>>;
  readonly paths: readonly Path[];
  readonly buffers: readonly Uint8Array[];
}

/** Takes bytes out of a state: in lists `null` takes their place, in objects nothing does. */
export function separate(state: Readonly<Record<string, unknown>>): Separated {
  const paths: Path[] = [];
  const buffers: Uint8Array[] = [];
  const without = (value: unknown, path: Path): unknown => {
    const bytes = bytesOf(value);
    if (bytes) {
      paths.push(path);
      buffers.push(bytes);
      return undefined;
    }
    if (Array.isArray(value)) return value.map((item, index) => without(item, [...path, index]) ?? null);
    return isRecord(value) ? withoutIn(value, path) : value;
  };
  // Object.fromEntries makes properties of its own, also of the name __proto__.
  const withoutIn = (value: Readonly<Record<string, unknown>>, path: Path): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(value)
        .map(([name, part]) => [name, without(part, [...path, name])] as const)
        .filter(([, part]) => part !== undefined),
    );
  return { state: withoutIn(state, []), paths, buffers };
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (types.isUint8Array(value)) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** Puts bytes back where they were. A path that leads nowhere is an error: nothing but the state's own is touched. */
export function unite(
  state: Readonly<Record<string, unknown>>,
  paths: readonly Path[],
  buffers: readonly Uint8Array[],
): Readonly<Record<string, unknown>> {
  if (paths.length === 0) return state;
  if (paths.length !== buffers.length) {
    throw new RangeError(`${paths.length} places for ${buffers.length} buffers`);
  }
  const united = structuredClone(state);
  paths.forEach((path, index) => put(united, path, buffers[index]));
  return united;
}

function put(state: object, path: Path, bytes: Uint8Array | undefined): void {
  const last = path.at(-1);
  let holder: object = state;
  for (const step of path.slice(0, -1)) {
    const next: unknown = Object.hasOwn(holder, step) ? Reflect.get(holder, step) : undefined;
    if (typeof next !== "object" || next === null) throw noPlace(path);
    holder = next;
  }
  if (last === undefined || (Array.isArray(holder) && !isIndexIn(holder, last))) throw noPlace(path);
  Object.defineProperty(holder, last, { value: bytes, writable: true, enumerable: true, configurable: true });
}

function isIndexIn(items: readonly unknown[], step: string | number): boolean {
  return typeof step === "number" && Number.isInteger(step) && step >= 0 && step < items.length;
}

function noPlace(path: Path): RangeError {
  return new RangeError(`there is no place ${JSON.stringify(path)} for a buffer`);
}

/** The places of buffers as a message names them. */
export function pathsIn(named: unknown): readonly Path[] {
  if (named === undefined) return [];
  const isStep = (step: unknown): boolean => typeof step === "string" || typeof step === "number";
  if (Array.isArray(named) && named.every((path) => Array.isArray(path) && path.every(isStep))) return named;
  throw new TypeError("buffer_paths must be a list of paths");
}
