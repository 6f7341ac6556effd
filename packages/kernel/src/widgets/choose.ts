import { isDeepStrictEqual } from "node:util";
import { brief } from "./given.ts";
import type { Settle } from "./model.ts";
import { isRecord } from "./plain.ts";
import { but, list, type Trait, text } from "./trait.ts";

/** A value to choose, which shows as its text or under a label. */
export type Option<Value> = Value | readonly [label: string, value: Value];

/** What there is to choose from: values, pairs of label and value, or values by label. */
export type Choices<Value> = readonly Option<Value>[] | Readonly<Record<string, Value>>;

interface Choosable {
  readonly options: Choices<unknown>;
  readonly labels: readonly string[];
  readonly index: unknown;
  readonly value: unknown;
  readonly label: unknown;
}

/** How many are chosen at once, and how that is held: one or none, any number, or the two ends of a range. */
export interface Shape {
  toList(held: unknown): readonly unknown[];
  fromList<Item>(items: readonly Item[]): unknown;
  /** What is chosen when there are options for the first time. */
  first(options: number): readonly number[];
}

const listOf = (held: unknown): readonly unknown[] => (Array.isArray(held) ? held : []);

export const one: Shape = {
  toList: (held) => (held === null ? [] : [held]),
  fromList: ([item]) => item ?? null,
  first: (options) => (options > 0 ? [0] : []),
};
export const many: Shape = { toList: listOf, fromList: (items) => Object.freeze([...items]), first: () => [] };
export const range: Shape = { ...many, first: (options) => (options > 0 ? [0, 0] : []) };

function pairsOf(options: Choices<unknown>): (readonly [label: string, value: unknown])[] {
  if (isRecord(options)) return Object.entries(options);
  return options.map((option) => {
    const isPair = Array.isArray(option) && option.length === 2 && typeof option[0] === "string";
    return isPair ? [option[0], option[1]] : [typeof option === "string" ? option : brief(option), option];
  });
}

/** Which option, its label and its value follow from one another. */
export function choosing(shape: Shape): Settle<Choosable> {
  return (next, given) => {
    const pairs = pairsOf(next.options);
    const labels = pairs.map(([label]) => label);
    const places = (wanted: unknown, of: 0 | 1): number[] =>
      shape.toList(wanted).map((item) => {
        const at = pairs.findIndex((pair) => isDeepStrictEqual(pair[of], item));
        if (at < 0) throw new RangeError(`${of === 0 ? "label" : "value"} ${brief(item)} is not among the options`);
        return at;
      });
    const chosen = ((): readonly number[] => {
      if (given("value")) return places(next.value, 1);
      if (given("label")) return places(next.label, 0);
      if (given("index") || !given("options")) return checked(shape.toList(next.index), pairs.length);
      return keep(shape, next, pairs);
    })();
    return {
      labels: Object.freeze(labels),
      index: shape.fromList(chosen),
      label: shape.fromList(chosen.map((at) => labels[at])),
      value: shape.fromList(chosen.map((at) => pairs[at]?.[1])),
    };
  };
}

function checked(indices: readonly unknown[], count: number): readonly number[] {
  return indices.map((at) => {
    if (typeof at === "number" && at >= 0 && at < count) return at;
    throw new RangeError(count === 0 ? "there are no options" : `index must be from 0 to ${count - 1}, got ${at}`);
  });
}

/** With other options what was chosen stays so, as long as it is there. */
function keep(
  shape: Shape,
  { labels, value }: Choosable,
  pairs: readonly (readonly [string, unknown])[],
): readonly number[] {
  const held = shape.toList(value);
  const kept = held
    .map((item) => pairs.findIndex(([, other]) => isDeepStrictEqual(other, item)))
    .filter((at) => at >= 0);
  const isFirst = labels.length === 0;
  if (isFirst || (held.length > 0 && kept.length < held.length && shape !== many)) return shape.first(pairs.length);
  return kept;
}

/** Anything at all, which stays in the kernel. */
function held(initial: unknown): Trait<unknown> {
  return Object.freeze<Trait<unknown>>({
    expects: "anything",
    accepts: () => true,
    initial: () => initial,
    local: true,
  });
}

const options: Trait<Choices<unknown>> = Object.freeze<Trait<Choices<unknown>>>({
  expects: "a list of options, or options by label",
  accepts: (given) => Array.isArray(given) || isRecord(given),
  initial: () => Object.freeze([]),
  local: true,
});

/** The traits that only the kernel knows: the options with their values, and what is chosen of them. */
export function chosenTraits(shape: Shape) {
  const labels = but(list(text()), { wire: "_options_labels", hidden: true });
  return { labels, options, value: held(shape.fromList([])), label: held(shape.fromList([])) };
}
