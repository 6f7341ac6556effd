import { create } from "../create.ts";
import { type Model, ruled, type Settle } from "../model.ts";
import {
  type Accordion,
  type AccordionOptions,
  accordionModel,
  type Box,
  type BoxOptions,
  boxModel,
  type GridBox,
  type GridBoxOptions,
  gridBoxModel,
  type HBox,
  type HBoxOptions,
  hBoxModel,
  type Stack,
  type StackOptions,
  stackModel,
  type Tab,
  type TabOptions,
  tabModel,
  type VBox,
  type VBoxOptions,
  vBoxModel,
} from "../models/boxes.ts";
import type { AnyWidget } from "../widget.ts";

/** Widgets that lie in another, with their titles if they are given by name. */
export type Children = readonly AnyWidget[] | Readonly<Record<string, AnyWidget>>;

type Container<Made, Options> = (children?: Children, options?: Omit<Options, "children">) => Made;

function container<Made, Options>(model: Model, settle?: Settle<Pages>): Container<Made, Options> {
  const kind = ruled(model, settle);
  return (children = [], options) => create(kind, { ...options, ...contentOf(children) }) as unknown as Made;
}

function contentOf(children: Children): object {
  return Array.isArray(children) ? { children } : { children: Object.values(children), titles: Object.keys(children) };
}

interface Pages {
  readonly children: readonly AnyWidget[];
  readonly selectedIndex: number | null;
}

/** No page is open that is not there. */
function openPage({ children, selectedIndex }: Pages, given: (name: keyof Pages) => boolean): Partial<Pages> {
  if (selectedIndex === null || (selectedIndex >= 0 && selectedIndex < children.length)) return {};
  if (!given("children"))
    throw new RangeError(`selectedIndex must be from 0 to ${children.length - 1}, got ${selectedIndex}`);
  return { selectedIndex: null };
}

/** Of tabs one is always open. */
const openTab: Settle<Pages> = (next, given) => {
  const more = openPage(next, given);
  const { selectedIndex } = { ...next, ...more };
  return selectedIndex === null && next.children.length > 0 ? { selectedIndex: 0 } : more;
};

/** Widgets in a box, laid out as its `layout` says. */
export const box: Container<Box, BoxOptions> = container(boxModel);

/** Widgets beside one another. */
export const hbox: Container<HBox, HBoxOptions> = container(hBoxModel);

/**
 * Widgets below one another.
 *
 * @example
 * const form = vbox([label({ value: "Age" }), intSlider()], { layout: { width: "50%" } });
 * form.children.length; // 2
 */
export const vbox: Container<VBox, VBoxOptions> = container(vBoxModel);

/** Widgets in a grid, whose columns and rows its `layout` says. */
export const gridBox: Container<GridBox, GridBoxOptions> = container(gridBoxModel);

/**
 * Widgets of which one is seen, and tabs to choose it.
 *
 * @example
 * const pages = tabs({ Settings: checkbox(), Result: output() });
 * pages.titles; // ["Settings", "Result"]
 */
export const tabs: Container<Tab, TabOptions> = container(tabModel, openTab);

/** Widgets of which one is open, or none. */
export const accordion: Container<Accordion, AccordionOptions> = container(accordionModel, openPage);

/** Widgets of which code shows one: `selectedIndex` says which. */
export const stack: Container<Stack, StackOptions> = container(stackModel, openPage);
