// What a value shows as: by MIME type, the richest last.
import { inspect } from "node:util";
import type { MimeBundle } from "../link.ts";
import { cut } from "./cut.ts";
import { tableOf } from "./tables.ts";

const displaySymbol = Symbol.for("Jupyter.display");

type Displayed = MimeBundle | undefined;

function bundleOf(value: unknown): Displayed {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  return value as MimeBundle;
}

/** Bytes travel as base64, everything else as it is. */
function readyToSend(bundle: MimeBundle): MimeBundle {
  const entries = Object.entries(bundle).map(([type, data]): [string, unknown] => [
    type,
    data instanceof Uint8Array ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64") : data,
  ]);
  return Object.fromEntries(entries);
}

function customDisplay(value: unknown): unknown {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return undefined;
  const method: unknown = (value as Record<symbol, unknown>)[displaySymbol];
  return typeof method === "function" ? Reflect.apply(method, value, []) : undefined;
}

function plain(value: unknown): string {
  return cut(typeof value === "string" ? value : inspect(value, { maxArrayLength: 100 }));
}

function standard(value: unknown): MimeBundle {
  const html = tableOf(value);
  const text = { "text/plain": plain(value) };
  return html === undefined ? text : { ...text, "text/html": html };
}

/** The bundle of a value, or a promise of it when the value's own method makes it later. */
export function show(value: unknown): MimeBundle | Promise<MimeBundle> {
  const custom = customDisplay(value);
  if (custom instanceof Promise) {
    return custom.then((later) => readyToSend(bundleOf(later) ?? standard(value)));
  }
  return readyToSend(bundleOf(custom) ?? standard(value));
}
