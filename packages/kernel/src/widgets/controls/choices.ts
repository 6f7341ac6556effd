import { type Choices, choosing, chosenTraits, many, one, range, type Shape } from "../choose.ts";
import { create } from "../create.ts";
import { type Model, refine } from "../model.ts";
import {
  dropdownModel,
  radioButtonsModel,
  selectionRangeSliderModel,
  selectionSliderModel,
  selectModel,
  selectMultipleModel,
  toggleButtonsModel,
} from "../models/choices.ts";
import type { GivenOf, Traits, ValuesOf } from "../trait.ts";
import type { Widget } from "../widget.ts";

/** What is chosen: the value, the label it shows under, and its place among the options. */
interface Chosen<Value> {
  options: Choices<Value>;
  value: Value | null;
  label: string | null;
  index: number | null;
}

interface ChosenMany<Value> {
  options: Choices<Value>;
  value: readonly Value[];
  label: readonly string[];
  index: readonly number[];
}

interface ChosenRange<Value> {
  options: Choices<Value>;
  value: readonly [from: Value, to: Value];
  label: readonly [from: string, to: string];
  index: readonly [from: number, to: number];
}

type Rest<Kind extends Model> = Omit<ValuesOf<Kind["traits"]>, "labels" | "index">;
type RestGiven<Kind extends Model> = Omit<GivenOf<Kind["traits"]>, "labels" | "index">;

/** The compiler learns what values there are from the options alone. */
type Exactly<Value> = [Value][Value extends unknown ? 0 : never];

type Options<Kind extends Model, Value, What> = Partial<RestGiven<Kind>> &
  Partial<Omit<What, "options">> & { readonly options?: Choices<Value> };

export interface Dropdown<Value>
  extends Widget<Rest<typeof dropdownModel> & Chosen<Value>, RestGiven<typeof dropdownModel> & Chosen<Value>> {}
export interface RadioButtons<Value>
  extends Widget<Rest<typeof radioButtonsModel> & Chosen<Value>, RestGiven<typeof radioButtonsModel> & Chosen<Value>> {}
export interface Select<Value>
  extends Widget<Rest<typeof selectModel> & Chosen<Value>, RestGiven<typeof selectModel> & Chosen<Value>> {}
export interface ToggleButtons<Value>
  extends Widget<
    Rest<typeof toggleButtonsModel> & Chosen<Value>,
    RestGiven<typeof toggleButtonsModel> & Chosen<Value>
  > {}
export interface SelectionSlider<Value>
  extends Widget<
    Rest<typeof selectionSliderModel> & Chosen<Value>,
    RestGiven<typeof selectionSliderModel> & Chosen<Value>
  > {}
export interface SelectMultiple<Value>
  extends Widget<
    Rest<typeof selectMultipleModel> & ChosenMany<Value>,
    RestGiven<typeof selectMultipleModel> & ChosenMany<Value>
  > {}
export interface SelectionRangeSlider<Value>
  extends Widget<
    Rest<typeof selectionRangeSliderModel> & ChosenRange<Value>,
    RestGiven<typeof selectionRangeSliderModel> & ChosenRange<Value>
  > {}

function maker(model: Model, shape: Shape): (options: object | undefined) => unknown {
  const kind: Model = refine<Traits, Traits>(model, chosenTraits(shape), choosing(shape) as never);
  return (options) => create(kind, options as never);
}

const makeDropdown = maker(dropdownModel, one);
const makeRadioButtons = maker(radioButtonsModel, one);
const makeSelect = maker(selectModel, one);
const makeToggleButtons = maker(toggleButtonsModel, one);
const makeSelectionSlider = maker(selectionSliderModel, one);
const makeSelectMultiple = maker(selectMultipleModel, many);
const makeSelectionRangeSlider = maker(selectionRangeSliderModel, range);

/**
 * A list that opens, to choose one of some values.
 *
 * @example
 * const method = dropdown({ options: ["linear", "cubic"], description: "Method" });
 * method.value; // "linear"
 * const size = dropdown({ options: { small: 10, large: 1000 }, value: 1000 });
 * size.label; // "large"
 */
export function dropdown<const Value>(
  options?: Options<typeof dropdownModel, Value, Chosen<Exactly<Value>>>,
): Dropdown<Value> {
  return makeDropdown(options) as Dropdown<Value>;
}

/** Round buttons, to choose one of some values. */
export function radioButtons<const Value>(
  options?: Options<typeof radioButtonsModel, Value, Chosen<Exactly<Value>>>,
): RadioButtons<Value> {
  return makeRadioButtons(options) as RadioButtons<Value>;
}

/** A list, to choose one of some values. */
export function select<const Value>(
  options?: Options<typeof selectModel, Value, Chosen<Exactly<Value>>>,
): Select<Value> {
  return makeSelect(options) as Select<Value>;
}

/** Buttons of which one is down, to choose one of some values. */
export function toggleButtons<const Value>(
  options?: Options<typeof toggleButtonsModel, Value, Chosen<Exactly<Value>>>,
): ToggleButtons<Value> {
  return makeToggleButtons(options) as ToggleButtons<Value>;
}

/** A slider over some values. */
export function selectionSlider<const Value>(
  options?: Options<typeof selectionSliderModel, Value, Chosen<Exactly<Value>>>,
): SelectionSlider<Value> {
  return makeSelectionSlider(options) as SelectionSlider<Value>;
}

/**
 * A list, to choose any number of some values.
 *
 * @example
 * const columns = selectMultiple({ options: ["age", "job", "income"], value: ["age"] });
 * columns.value; // ["age"]
 */
export function selectMultiple<const Value>(
  options?: Options<typeof selectMultipleModel, Value, ChosenMany<Exactly<Value>>>,
): SelectMultiple<Value> {
  return makeSelectMultiple(options) as SelectMultiple<Value>;
}

/** A slider over some values with two handles, the ends of a range. */
export function selectionRangeSlider<const Value>(
  options?: Options<typeof selectionRangeSliderModel, Value, ChosenRange<Exactly<Value>>>,
): SelectionRangeSlider<Value> {
  return makeSelectionRangeSlider(options) as SelectionRangeSlider<Value>;
}
