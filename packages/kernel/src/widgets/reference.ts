import { create } from "./create.ts";
import type { Model } from "./model.ts";
import { isRecord } from "./plain.ts";
import { fromReference, isWidget, toReference } from "./registry.ts";
import { list, type Trait, type Traits } from "./trait.ts";
import type { AnyWidget, OptionsOf, WidgetOf } from "./widget.ts";

/** Another widget, such as a layout. What would make one may be given in its place; one of its own is there at first. */
export function reference<Table extends Traits>(model: Model<Table>): Trait<WidgetOf<Table>, OptionsOf<Table>> {
  return Object.freeze<Trait<WidgetOf<Table>, OptionsOf<Table>>>({
    expects: `a ${model.name} or the values of one`,
    accepts: (given) => isWidget(given) || isRecord(given),
    initial: () => create(model),
    take: (given) => (isWidget(given) ? (given as unknown as WidgetOf<Table>) : create(model, given)),
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
