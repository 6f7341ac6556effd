import { create, wireNameIn } from "./create.ts";
import type { Model } from "./model.ts";
import { directionalLinkModel, linkModel } from "./models/links.ts";
import type { AnyWidget, Members, ValuesIn } from "./widget.ts";

type Name<Some> = keyof ValuesIn<Some> & string;

/** The names of a widget's values that may be set to a value of some type. */
type NameFor<Some, Value> = {
  [Key in Name<Some>]: [Value] extends [ValuesIn<Some>[Key]] ? Key : never;
}[Name<Some>];

// biome-ignore lint/suspicious/noExplicitAny: any widget, whatever values it has.
type Observable = Members<any, any>;

/**
 * Keeps values of two widgets the same, whichever changes; the second becomes what the first is. Gives a function that
 * ends it.
 *
 * @example
 * const left = intSlider({ value: 3 });
 * const right = intText();
 * link(left, "value", right, "value");
 * right.value = 8;
 * left.value; // 8
 */
export function link<First extends Observable, FirstName extends Name<First>, Second extends Observable>(
  first: First,
  firstName: FirstName,
  second: Second,
  secondName: NameFor<Second, ValuesIn<First>[FirstName]>,
): () => void {
  const there = follow(first, firstName, second, secondName, (value) => value);
  const back = follow(second, secondName, first, firstName, (value) => value);
  return () => {
    there();
    back();
  };
}

/**
 * Lets a value of one widget follow another's, changed on the way if you say how. Gives a function that ends it.
 *
 * @example
 * const celsius = floatSlider({ value: 20 });
 * const shown = label();
 * directionalLink(celsius, "value", shown, "value", (value) => `${value * 1.8 + 32} °F`);
 * shown.value; // "68 °F"
 */
export function directionalLink<
  Source extends Observable,
  SourceName extends Name<Source>,
  Target extends Observable,
  TargetName extends Name<Target>,
>(
  source: Source,
  sourceName: SourceName,
  target: Target,
  targetName: TargetName,
  ...[change]: [ValuesIn<Source>[SourceName]] extends [ValuesIn<Target>[TargetName]]
    ? [change?: (value: ValuesIn<Source>[SourceName]) => ValuesIn<Target>[TargetName]]
    : [change: (value: ValuesIn<Source>[SourceName]) => ValuesIn<Target>[TargetName]]
): () => void {
  return follow(source, sourceName, target, targetName, (change as (value: unknown) => unknown) ?? ((value) => value));
}

function follow(
  source: Observable,
  sourceName: string,
  target: Observable,
  targetName: string,
  change: (value: unknown) => unknown,
): () => void {
  const pass = (): void => {
    const value = change(Reflect.get(source, sourceName));
    // Two that follow one another come to rest.
    if (!Object.is(Reflect.get(target, targetName), value)) target.set({ [targetName]: value });
  };
  pass();
  return source.observe(sourceName, pass);
}

/**
 * Keeps values of two widgets the same within the page: without the kernel, also in a saved page. Gives a function that
 * ends it.
 */
export function jsLink<First extends Observable, FirstName extends Name<First>, Second extends Observable>(
  first: First,
  firstName: FirstName,
  second: Second,
  secondName: NameFor<Second, ValuesIn<First>[FirstName]>,
): () => void {
  return inPage(linkModel, first, firstName, second, secondName);
}

/** Lets a value of one widget follow another's within the page. Gives a function that ends it. */
export function jsDirectionalLink<
  Source extends Observable,
  SourceName extends Name<Source>,
  Target extends Observable,
>(
  source: Source,
  sourceName: SourceName,
  target: Target,
  targetName: NameFor<Target, ValuesIn<Source>[SourceName]>,
): () => void {
  return inPage(directionalLinkModel, source, sourceName, target, targetName);
}

function inPage(
  model: typeof linkModel | typeof directionalLinkModel,
  source: AnyWidget,
  sourceName: string,
  target: AnyWidget,
  targetName: string,
): () => void {
  const made = create(model as Model<(typeof linkModel)["traits"]>, {
    source: [source, wireNameIn(source, sourceName)],
    target: [target, wireNameIn(target, targetName)],
  });
  return () => made.close();
}
