import { create } from "./create.ts";
import type { Model } from "./model.ts";
import { isRecord } from "./plain.ts";
import { fromReference, isWidget, toReference } from "./registry.ts";
import { list, type Trait } from "./trait.ts";
import type { AnyWidget } from "./widget.ts";

/**
 * Another widget, such as a layout. What would make one may be given in its place; one of its own is there at first. Made
 * and Options are the named types that follow from the model: written out they would fill every declaration.
 */
export function reference<Made extends AnyWidget, Options extends object>(model: Model): Trait<Made, Options> {
  const make = (options: object = {}): Made => create(model, options) as unknown as Made;
  return Object.freeze<Trait<Made, Options>>({
    expects: `a ${model.name} or the values of one`,
    accepts: (given) => isWidget(given) || isRecord(given),
    initial: () => make(),
    take: (given) => (isWidget(given) ? (given as unknown as Made) : make(given)),
    toWire: toReference,
    fromWire: fromReference,
  });
}

/** Any widget. */
const anyWidget: Trait<AnyWidget> = Object.freeze<Trait<AnyWidget>>({
  expects: "a widget that is not closed",
  accepts: isWidget,
  initial: () => {
    throw new TypeError("a widget must be given");
  },
  toWire: toReference,
  fromWire: fromReference,
});

/** Any number of widgets. */
export function widgets(): Trait<readonly AnyWidget[], readonly AnyWidget[]> {
  return list(anyWidget);
}

/** A value of another widget: the two ends of a link within the page. */
export type End = readonly [widget: AnyWidget, name: string];

export function end(): Trait<End | readonly []> {
  return Object.freeze<Trait<End | readonly []>>({
    expects: "a widget and the name of a value of it",
    accepts: (given) => Array.isArray(given) && isWidget(given[0]) && typeof given[1] === "string",
    initial: () => Object.freeze([] as const),
    toWire: ([widget, name]) => (widget ? [toReference(widget), name] : []),
    fromWire: (wire) => (Array.isArray(wire) ? [fromReference(wire[0]), ...wire.slice(1)] : wire),
  });
}
