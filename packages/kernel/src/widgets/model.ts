import { type Traits, type ValuesOf, wireName } from "./trait.ts";

/** What a front-end module calls a model and its view. */
export interface Origin {
  /** The front-end module, such as `@jupyter-widgets/controls`. */
  readonly module: string;
  /** The versions of the module that will do. */
  readonly version: string;
  readonly model: string;
  /** Null for what is never drawn. */
  readonly view: string | null;
  /** Where the view's module is another than the model's. */
  readonly viewModule?: string;
  readonly viewVersion?: string;
}

/**
 * Brings values that are set together in line with one another and with the rest, such as a value that must lie between
 * bounds: gives what else changes, or throws. `given` says which were set.
 */
export type Settle<Values> = (next: Readonly<Values>, given: (name: keyof Values) => boolean) => Partial<Values>;

// biome-ignore lint/suspicious/noExplicitAny: for values of any kind; `never` would refuse all.
export type AnySettle = Settle<any>;

/** A kind of widget. */
export interface Model<Table extends Traits = Traits> {
  readonly name: string;
  /** What every state of it holds and nobody changes. */
  readonly constants: Readonly<Record<string, string | null>>;
  readonly traits: Table;
  /** The names of the traits that travel, by their names on the wire. */
  readonly names: ReadonlyMap<string, string>;
  readonly settle?: AnySettle;
}

/** The models that a page may open by itself, by module and name. */
export const known = new Map<string, Model>();

export function modelOf<const Table extends Traits>(origin: Origin, traits: Table): Model<Table> {
  const { module, version, model, view, viewModule = module, viewVersion = version } = origin;
  return Object.freeze<Model<Table>>({
    name: model.replace(/Model$/, ""),
    constants: Object.freeze({
      _model_module: module,
      _model_module_version: version,
      _model_name: model,
      _view_module: viewModule,
      _view_module_version: viewVersion,
      _view_name: view,
    }),
    traits,
    names: travelling(traits),
  });
}

/** A model that the page may open by itself, too. */
export function defineModel<const Table extends Traits>(origin: Origin, traits: Table): Model<Table> {
  const made = modelOf(origin, traits);
  known.set(`${origin.module} ${origin.model}`, made);
  return made;
}

function travelling(traits: Traits): ReadonlyMap<string, string> {
  const entries = Object.entries(traits).filter(([, trait]) => !trait.local);
  return new Map(entries.map(([name, trait]) => [wireName(name, trait), name]));
}

/** A model with rules of its own, if there are any. */
export function ruled<Table extends Traits>(model: Model<Table>, settle: AnySettle | undefined): Model<Table> {
  return settle ? Object.freeze({ ...model, settle }) : model;
}

/** A model with more traits than the page's, and with rules of its own. */
export function refine<Table extends Traits, const More extends Traits>(
  model: Model<Table>,
  more: More,
  settle: Settle<ValuesOf<Omit<Table, keyof More> & More>>,
): Model<Omit<Table, keyof More> & More> {
  const traits = { ...model.traits, ...more };
  return Object.freeze({ ...model, traits, names: travelling(traits), settle });
}
