import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { type Comm, kernelLink, type MimeBundle } from "../link.ts";
import { adoptFrom } from "./adoption.ts";
import { separate } from "./buffers.ts";
import { answering, atHome, keepAnswering } from "./context.ts";
import { assign, type Core, fullState, type Listener, type Observer, settled, traitOf } from "./core.ts";
import { brief, take, takeAll, traitNamed } from "./given.ts";
import type { Model } from "./model.ts";
import { receive } from "./page.ts";
import { isWidget, registry } from "./registry.ts";
import { isSame, type Traits, wireName } from "./trait.ts";
import { type AnyWidget, displayKey, memberNames, type OptionsOf, type WidgetOf } from "./widget.ts";

/** The protocol of comms called `jupyter.widget`. */
const protocolVersion = "2.1.0";

interface Birth {
  /** What this widget can do beside what all can. */
  readonly more?: (core: Core) => Readonly<Record<string, unknown>>;
  /** The page's own comm, when the page began. */
  readonly comm?: Comm;
}

/** Makes a widget. Outside of a kernel it lives as well, and nobody sees it. */
export function create<Table extends Traits>(
  model: Model<Table>,
  options: OptionsOf<Table> = {},
  { more, comm }: Birth = {},
): WidgetOf<Table> {
  const core: Core = {
    id: comm?.id ?? randomUUID().replaceAll("-", ""),
    model,
    values: new Map(),
    observers: new Map(),
    listeners: new Set(),
    owned: new Set(),
    comm,
  };
  start(core, options);
  const widget = Object.freeze(Object.create(prototypeOf(model), describe({ id: core.id, ...more?.(core) })));
  cores.set(widget, core);
  open(core, widget);
  // Its traits were made properties one by one, which the compiler cannot follow.
  return widget as WidgetOf<Table>;
}

function start(core: Core, options: object): void {
  const { model, values } = core;
  const given = takeAll(model, options);
  for (const [name, trait] of Object.entries(model.traits)) {
    const value = given.has(name) ? given.get(name) : trait.initial();
    values.set(name, value);
    if (!given.has(name) || !isSame(value, Reflect.get(options, name))) own(core, value);
  }
  try {
    for (const [name, value] of settled(model, values, given)) values.set(name, value);
  } catch (error) {
    closeOwned(core);
    throw error;
  }
}

function own({ owned }: Core, value: unknown): void {
  if (isWidget(value)) owned.add(value as AnyWidget);
}

function open(core: Core, widget: object): void {
  const { id } = core;
  registry().widgets.set(id, { widget, state: () => fullState(core) });
  const link = kernelLink();
  if (link) {
    adoptFrom(link);
    const { state, paths, buffers } = separate(fullState(core));
    core.comm ??= link.openComm("jupyter.widget", {
      id,
      data: { state, buffer_paths: paths },
      metadata: { version: protocolVersion },
      buffers,
    });
  }
  core.comm?.onMessage((message) => answering(() => receive(core, message)));
  core.comm?.onClose(() => forget(core));
}

function forget(core: Core): void {
  registry().widgets.delete(core.id);
  core.comm = undefined;
  closeOwned(core);
}

function closeOwned({ owned }: Core): void {
  for (const widget of owned) widget.close();
  owned.clear();
}

const cores = new WeakMap<object, Core>();

function coreOf(widget: object): Core {
  const core = cores.get(widget);
  if (!core) throw new TypeError("this is no widget");
  return core;
}

/** What the page calls a value of a widget. */
export function wireNameIn(widget: object, name: string): string {
  return wireName(name, traitNamed(coreOf(widget).model, name));
}

const prototypes = new WeakMap<Model, object>();

/** The properties of a kind of widget, made once. */
function prototypeOf(model: Model): object {
  const known = prototypes.get(model);
  if (known) return known;
  const taken = Object.keys(model.traits).find((name) => memberNames.includes(name));
  if (taken)
    throw new TypeError(`${model.name}: every widget has "${taken}" already; choose another name for the trait`);
  const accessors = Object.keys(model.traits).map((name): [string, PropertyDescriptor & ThisType<object>] => [
    name,
    {
      enumerable: true,
      get() {
        return coreOf(this).values.get(name);
      },
      set(value: unknown) {
        change(coreOf(this), new Map([[name, value]]));
      },
    },
  ]);
  const made = Object.create(members, Object.fromEntries(accessors));
  prototypes.set(model, made);
  return made;
}

function describe(values: Readonly<Record<string, unknown>>): PropertyDescriptorMap {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, enumerable: true }]));
}

function change(core: Core, given: ReadonlyMap<string, unknown>): void {
  const proposed = new Map<string, unknown>();
  for (const [name, value] of given) {
    const taken = take(core.model, name, value);
    if (taken !== value) own(core, taken);
    proposed.set(name, taken);
  }
  // Handlers that await go on by themselves; what they throw is shown.
  keepAnswering(assign(core, proposed));
}

const members: ThisType<object> & object = {
  show() {
    const link = kernelLink();
    const bundle = bundleOf(coreOf(this));
    if (link) link.display(bundle);
    else console.log(bundle["text/plain"]);
  },
  close() {
    const core = coreOf(this);
    core.comm?.close();
    forget(core);
  },
  observe(name: string, handler: Observer) {
    const core = coreOf(this);
    traitNamed(core.model, name);
    const observer: Observer = atHome(handler);
    const observers = core.observers.get(name) ?? new Set();
    core.observers.set(name, observers.add(observer));
    return () => void observers.delete(observer);
  },
  set(values: object) {
    change(coreOf(this), new Map(Object.entries(values).filter(([, value]) => value !== undefined)));
  },
  send(content: unknown, buffers: readonly Uint8Array[] = []) {
    coreOf(this).comm?.send({ method: "custom", content }, { buffers });
  },
  onMessage(handler: Listener) {
    const { listeners } = coreOf(this);
    const listener: Listener = atHome(handler);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  [displayKey]() {
    return bundleOf(coreOf(this));
  },
  [inspect.custom]() {
    return textOf(coreOf(this));
  },
};

function bundleOf(core: Core): MimeBundle {
  const plain = { "text/plain": textOf(core) };
  if (core.model.constants["_view_name"] === null) return plain;
  const view = { version_major: 2, version_minor: 0, model_id: core.id };
  return { "application/vnd.jupyter.widget-view+json": view, ...plain };
}

/** Also one that is closed. */
function isLikeWidget(value: unknown): boolean {
  return typeof value === "object" && value !== null && displayKey in value;
}

/** Its kind, and the values that are not what they were at first. */
function textOf(core: Core): string {
  const said = [...core.values].filter(([name, value]) => {
    return !isLikeWidget(value) && !traitOf(core, name).hidden && !isSame(value, traitOf(core, name).initial());
  });
  const values = said.map(([name, value]) => `${name}: ${brief(value)}`).join(", ");
  const text = values === "" ? core.model.name : `${core.model.name} { ${values} }`;
  return text.length <= 110 ? text : `${text.slice(0, 109)}…`;
}
