import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { create } from "./create.ts";
import { brief } from "./given.ts";
import { defineModel, type Model, modelOf, type Origin, ruled, type Settle } from "./model.ts";
import { dom } from "./models/common.ts";
import { type AnyTrait, but, json, type Traits, type ValuesOf } from "./trait.ts";
import type { OptionsOf, Widget, WidgetOf } from "./widget.ts";

type DomValues = ValuesOf<typeof dom>;

/** A widget drawn by a module of one's own, whose values are its state. */
export interface CustomOptions<State> extends OptionsOf<typeof dom> {
  /**
   * The code of a JavaScript module for the page, or the file that holds it. It exports a function `render({ model, el })`,
   * or has one as its default export, as anywidget's modules do.
   */
  readonly esm: string | URL;
  /** Style sheets, or the file that holds them. */
  readonly css?: string | URL;
  /** The values that the kernel and the page share. They are what JSON can say, with bytes and typed arrays. */
  readonly state?: State;
}

export type CustomWidget<State> = Widget<State & DomValues, State & OptionsOf<typeof dom>>;

const read = (source: string | URL): string => (source instanceof URL ? readFileSync(source, "utf8") : source);

/** Whatever version of anywidget the notebook has. */
const origin: Origin = { module: "anywidget", version: "*", model: "AnyModel", view: "AnyView" };

/**
 * A widget whose front end is a module of your own. The notebook needs the Python package anywidget, which draws it.
 *
 * @example
 * const counter = widget({
 *   esm: `export default { render({ model, el }) {
 *     const button = document.createElement("button");
 *     const draw = () => { button.textContent = "count: " + model.get("count"); };
 *     button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
 *     model.on("change:count", draw);
 *     draw();
 *     el.append(button);
 *   } };`,
 *   state: { count: 3 },
 * });
 * counter.count += 1;
 * counter.count; // 4
 */
export function widget<State extends object = Record<never, never>>(
  options: CustomOptions<State>,
): CustomWidget<State> {
  const { esm, css, state = {}, ...rest } = options;
  const code = read(esm);
  const own = Object.entries(state).map(([name, value]): [string, AnyTrait] => [name, ownTrait(name, value)]);
  const model = modelOf(origin, { ...dom, ...Object.fromEntries(own) });
  const named = { ...model, name: "widget", constants: { ...model.constants, ...modulesOf(code, css) } };
  // The traits are made from the state, which the compiler cannot follow.
  return create(Object.freeze(named) as Model, rest) as unknown as CustomWidget<State>;
}

/** What the page takes for another version of the same module has the same name. */
function modulesOf(code: string, css: string | URL | undefined): Readonly<Record<string, string>> {
  const name = createHash("sha256").update(code).digest("hex").slice(0, 16);
  return { _esm: code, _anywidget_id: `typescript.${name}`, ...(css !== undefined && { _css: read(css) }) };
}

/** Names of the state travel as they are. */
function ownTrait(name: string, value: unknown): AnyTrait {
  const trait = json(value);
  if (name.startsWith("_") || Object.hasOwn(dom, name)) {
    throw new TypeError(`widget: "${name}" means something else already; choose another name in the state`);
  }
  if (!trait.accepts(value)) throw new TypeError(`widget: ${name} must be ${trait.expects}, got ${brief(value)}`);
  return but(trait, { wire: name });
}

/**
 * A kind of widget that a front-end module of your own draws, which is installed as an extension of JupyterLab. Gives
 * what makes one.
 *
 * @example
 * const email = defineWidget(
 *   { module: "my-widgets", version: "^1.0.0", model: "EmailModel", view: "EmailView" },
 *   { value: traits.text("nobody@example.org"), disabled: traits.bool() },
 * );
 * email({ disabled: true }).value; // "nobody@example.org"
 */
export function defineWidget<const Table extends Traits>(
  from: Origin,
  own: Table,
  settle?: Settle<ValuesOf<Table>>,
): (options?: OptionsOf<Table & typeof dom>) => WidgetOf<Table & typeof dom> {
  const model: Model<Table & typeof dom> = defineModel(from, { ...dom, ...own });
  const kind = ruled(model, settle);
  return (options) => create(kind, options);
}
