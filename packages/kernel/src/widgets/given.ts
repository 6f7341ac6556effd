import { inspect } from "node:util";
import type { Model } from "./model.ts";
import { nearest } from "./near.ts";
import type { AnyTrait } from "./trait.ts";

/** The trait of a name that somebody wrote. */
export function traitNamed({ name: kind, traits }: Model, name: string): AnyTrait {
  const trait = Object.hasOwn(traits, name) ? traits[name] : undefined;
  if (trait) return trait;
  const names = Object.keys(traits).filter((known) => !traits[known]?.hidden);
  throw new TypeError(`${kind}: there is no trait "${name}"; ${nearest(name, names)}`);
}

/** The trait of a name, which accepts what is given for it. */
function accepting(model: Model, name: string, given: unknown): AnyTrait {
  const trait = traitNamed(model, name);
  if (!trait.accepts(given)) {
    throw new TypeError(`${model.name}: ${name} must be ${trait.expects}, got ${brief(given)}`);
  }
  return trait;
}

/** The value that a trait takes from what is given for it. */
export function take(model: Model, name: string, given: unknown): unknown {
  const trait = accepting(model, name, given);
  return trait.take ? trait.take(given) : given;
}

/** The values that an object gives, by name. What is undefined is not given. */
export function takeAll(model: Model, given: object): Map<string, unknown> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  // All are looked at before one is taken, which may make a widget.
  for (const [name, value] of entries) accepting(model, name, value);
  return new Map(entries.map(([name, value]) => [name, take(model, name, value)]));
}

/** One line of text, cut where it is long. */
export function shorten(text: string): string {
  return text.length <= 110 ? text : `${text.slice(0, 109)}…`;
}

export function brief(value: unknown): string {
  const text = inspect(value, {
    depth: 1,
    breakLength: Number.POSITIVE_INFINITY,
    maxArrayLength: 5,
    maxStringLength: 60,
  });
  return shorten(text);
}
