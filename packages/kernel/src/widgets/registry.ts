import type { KernelLink } from "../link.ts";

/** A living widget, as whoever restores a page needs it. */
export interface Registered {
  readonly widget: object;
  /** Its state as it travels, bytes included. */
  state(): Readonly<Record<string, unknown>>;
}

interface Registry {
  readonly widgets: Map<string, Registered>;
  /** The kernel whose pages' own widgets a copy of this package takes up. */
  link?: KernelLink;
}

/** The kernel, two copies of this package in it, and other libraries with widgets share what is alive. */
const registryKey = Symbol.for("jupyter.widgets");

export function registry(): Registry {
  const holder = globalThis as { [registryKey]?: Registry };
  holder[registryKey] ??= { widgets: new Map() };
  return holder[registryKey];
}

/** Every widget has its identifier; a closed one is no widget any more. */
export function isWidget(value: unknown): value is { readonly id: string } {
  if (typeof value !== "object" || value === null || !("id" in value) || typeof value.id !== "string") return false;
  return registry().widgets.get(value.id)?.widget === value;
}

const prefix = "IPY_MODEL_";

/** How a state names another widget. */
export function toReference(widget: { readonly id: string }): string {
  return `${prefix}${widget.id}`;
}

/** The widget that a state names, or what stands in its place. */
export function fromReference(wire: unknown): unknown {
  if (typeof wire !== "string" || !wire.startsWith(prefix)) return wire;
  return registry().widgets.get(wire.slice(prefix.length))?.widget ?? wire;
}
