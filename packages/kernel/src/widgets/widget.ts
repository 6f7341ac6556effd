import type { MimeBundle } from "../link.ts";
import type { GivenOf, Traits, ValuesOf } from "./trait.ts";

/** The method by which values show themselves in notebooks, whatever library they come from. */
export const displayKey: unique symbol = Symbol.for("Jupyter.display") as typeof displayKey;

declare const valuesOf: unique symbol;

/** Any widget, of whatever kind. */
export interface AnyWidget {
  /** What the page knows it by. */
  readonly id: string;
  /** Shows it where the output of this code goes. As the last expression of a cell it shows without. */
  show(): void;
  /** Takes it off the page for good. */
  close(): void;
  [displayKey](): MimeBundle;
}

/** What became of a value. */
export interface Change<Value> {
  readonly name: string;
  readonly value: Value;
  readonly old: Value;
}

/** What every widget can do. */
export interface Members<Values, Given> extends AnyWidget {
  /**
   * Calls a handler with every change of a value, whoever made it: a person on the page or code. What an asynchronous
   * handler prints goes where it was called. Gives a function that ends it.
   */
  observe<const Name extends keyof Values & string>(
    name: Name,
    handler: (change: Change<Values[Name]>) => unknown,
  ): () => void;
  /** Sets several values in one step, checked together. */
  set(values: Partial<Given>): void;
  /** Sends a message to the front-end module. */
  send(content: unknown, buffers?: readonly Uint8Array[]): void;
  /** Calls a handler with every message of the front-end module. Gives a function that ends it. */
  onMessage(handler: (content: unknown, buffers: readonly Uint8Array[]) => unknown): () => void;
  /** For the compiler alone. */
  readonly [valuesOf]?: Values;
}

/** A widget: its values are properties, to read and to set. */
export type Widget<Values, Given = Values> = Values & Members<Values, Given>;

export type WidgetOf<Table extends Traits> = Widget<ValuesOf<Table>, GivenOf<Table>>;

/** What may be given to make a widget. */
export type OptionsOf<Table extends Traits> = Partial<GivenOf<Table>>;

/** The values of a widget, by name. */
export type ValuesIn<Some> = Some extends { readonly [valuesOf]?: infer Values } ? Values : never;

/** Names that no trait may have. */
export const memberNames: readonly string[] = ["id", "show", "close", "observe", "set", "send", "onMessage"];
