import { AsyncLocalStorage } from "node:async_hooks";
import { isDeepStrictEqual } from "node:util";
import type { Comm } from "../link.ts";
import { separate } from "./buffers.ts";
import type { Model } from "./model.ts";
import { all, run } from "./report.ts";
import { type AnyTrait, isSame, wireName } from "./trait.ts";

export interface AnyChange {
  readonly name: string;
  readonly value: unknown;
  readonly old: unknown;
}

export type State = Readonly<Record<string, unknown>>;
export type Observer = (change: AnyChange) => unknown;
export type Listener = (content: unknown, buffers: readonly Uint8Array[]) => unknown;

/** What lies behind a widget. */
export interface Core {
  readonly id: string;
  readonly model: Model;
  readonly values: Map<string, unknown>;
  readonly observers: Map<string, Set<Observer>>;
  readonly listeners: Set<Listener>;
  /** Widgets made for this one, which end with it. */
  readonly owned: Set<{ close(): void }>;
  /** Missing outside of a kernel, and once the widget is closed. */
  comm: Comm | undefined;
}

export function traitOf({ model }: Core, name: string): AnyTrait {
  const trait = model.traits[name];
  if (!trait) throw new TypeError(`${model.name}: there is no trait "${name}"`);
  return trait;
}

/** A trait's value as it travels. */
export function wireValue(core: Core, name: string): unknown {
  const value = core.values.get(name);
  return traitOf(core, name).toWire?.(value) ?? value;
}

/** All that travels, or some of it. */
export function stateOf(core: Core, names: Iterable<string> = core.model.names.values()): State {
  return Object.fromEntries([...names].map((name) => [wireName(name, traitOf(core, name)), wireValue(core, name)]));
}

export function fullState(core: Core): State {
  return { ...core.model.constants, ...stateOf(core) };
}

export function sendState(core: Core, method: "update" | "echo_update", state: State): void {
  const { state: rest, paths, buffers } = separate(state);
  core.comm?.send({ method, state: rest, buffer_paths: paths }, { buffers });
}

interface Hold {
  /** What waits for its end, by widget. */
  readonly waiting: Map<Core, Set<string>>;
  isOver: boolean;
}

/** By who calls: what others change meanwhile is sent, also when work that was interrupted never ends. */
const holding = new AsyncLocalStorage<Hold>();

function currentHold(): Hold | undefined {
  const last = holding.getStore();
  return last?.isOver ? undefined : last;
}

function sync(core: Core, names: readonly string[]): void {
  if (names.length === 0) return;
  const waiting = currentHold()?.waiting;
  if (waiting) waiting.set(core, new Set([...(waiting.get(core) ?? []), ...names]));
  else sendState(core, "update", stateOf(core, names));
}

/** Runs work whose changes are sent when it calls `end`. Within another such work they are sent with the other's. */
export function holdBack<Result>(work: (end: () => void) => Result): Result {
  if (currentHold()) return work(() => undefined);
  const hold: Hold = { waiting: new Map(), isOver: false };
  const end = (): void => {
    hold.isOver = true;
    for (const [core, names] of hold.waiting) sendState(core, "update", stateOf(core, names));
  };
  return holding.run(hold, () => work(end));
}

/** What was proposed, and what follows from it. */
export function settled(
  { name: kind, settle }: Model,
  values: ReadonlyMap<string, unknown>,
  proposed: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
  if (!settle) return proposed;
  const next = new Map([...values, ...proposed]);
  try {
    const more = settle(Object.fromEntries(next), (name) => proposed.has(String(name)));
    return new Map([...proposed, ...Object.entries(more)]);
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${kind}: ${error.message}`) : error;
  }
}

/**
 * Sets values together, tells the page in one message, then whoever observes. `sent` is what the page itself said: it
 * need not hear that again, but must hear what became something else.
 */
export function assign(core: Core, proposed: ReadonlyMap<string, unknown>, sent?: State): Promise<unknown> | undefined {
  const { model, values } = core;
  const changes: AnyChange[] = [];
  for (const [name, value] of settled(model, values, proposed)) {
    const old = values.get(name);
    if (isSame(old, value)) continue;
    values.set(name, value);
    changes.push(Object.freeze({ name, value, old }));
  }
  const touched = new Set([...changes.map(({ name }) => name), ...(sent ? proposed.keys() : [])]);
  sync(
    core,
    [...touched].filter((name) => travels(core, name) && !saysTheSame(core, name, sent)),
  );
  return all(changes.flatMap((change) => tell(core, change)));
}

function travels(core: Core, name: string): boolean {
  return !traitOf(core, name).local;
}

function saysTheSame(core: Core, name: string, sent: State | undefined): boolean {
  const wire = wireName(name, traitOf(core, name));
  return sent !== undefined && Object.hasOwn(sent, wire) && isDeepStrictEqual(sent[wire], wireValue(core, name));
}

function tell({ model, observers }: Core, change: AnyChange): (Promise<void> | undefined)[] {
  return [...(observers.get(change.name) ?? [])].map((observer) =>
    run(observer, [change], `${model.name}: an observer of ${change.name}`),
  );
}
