import type { Core } from "../core.ts";
import { onEvent } from "../events.ts";
import { factory } from "../factory.ts";
import {
  type ComboboxOptions,
  type Combobox as ComboboxTraits,
  comboboxModel,
  type HTML,
  type HTMLMath,
  type HTMLMathOptions,
  type HTMLOptions,
  htmlMathModel,
  htmlModel,
  type Label,
  type LabelOptions,
  labelModel,
  type PasswordOptions,
  type Password as PasswordTraits,
  passwordModel,
  type Textarea,
  type TextareaOptions,
  type TextOptions,
  type Text as TextTraits,
  textareaModel,
  textModel,
} from "../models/texts.ts";

interface Submits {
  /**
   * Calls a handler with the text when a person presses Enter. Gives a function that ends it. With
   * `continuousUpdate: false` observe `value` instead, which changes with Enter then: the page says that Enter was
   * pressed before it says what was typed.
   */
  onSubmit(handler: (value: string) => unknown): () => void;
}

export interface Text extends TextTraits, Submits {}
export interface Password extends PasswordTraits, Submits {}
export interface Combobox extends ComboboxTraits, Submits {}

const submits = (core: Core): Submits => ({
  onSubmit: (handler) => onEvent(core, "submit")(() => handler(String(core.values.get("value")))),
});

/**
 * A field for one line of text.
 *
 * @example
 * const name = text({ placeholder: "Your name" });
 * name.onSubmit((value) => console.log(`Hello ${value}`));
 */
export const text = factory<Text, TextOptions>(textModel, { more: (core) => ({ ...submits(core) }) });

/** A field for a password. It is saved with the notebook as any other text: clear it after use. */
export const password = factory<Password, PasswordOptions>(passwordModel, { more: (core) => ({ ...submits(core) }) });

/** A field for one line of text that proposes some. */
export const combobox = factory<Combobox, ComboboxOptions>(comboboxModel, { more: (core) => ({ ...submits(core) }) });

/** A field for several lines of text. */
export const textarea = factory<Textarea, TextareaOptions>(textareaModel);

/** Text to read, with formulas between dollar signs. */
export const label = factory<Label, LabelOptions>(labelModel);

/** HTML to read. What does not come from you belongs in a `label`: it is text, and stays text. */
export const html = factory<HTML, HTMLOptions>(htmlModel);

/** HTML to read, with formulas between dollar signs. */
export const htmlMath = factory<HTMLMath, HTMLMathOptions>(htmlMathModel);

export type {
  ComboboxOptions,
  HTML,
  HTMLMath,
  HTMLMathOptions,
  HTMLOptions,
  Label,
  LabelOptions,
  PasswordOptions,
  Textarea,
  TextareaOptions,
  TextOptions,
} from "../models/texts.ts";
