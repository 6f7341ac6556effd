import { bounded, boundedByPowers, boundedRange } from "../bounds.ts";
import { factory } from "../factory.ts";
import {
  type FloatLogSlider,
  type FloatLogSliderOptions,
  type FloatRangeSlider,
  type FloatRangeSliderOptions,
  type FloatSlider,
  type FloatSliderOptions,
  floatLogSliderModel,
  floatRangeSliderModel,
  floatSliderModel,
  type IntRangeSlider,
  type IntRangeSliderOptions,
  type IntSlider,
  type IntSliderOptions,
  intRangeSliderModel,
  intSliderModel,
} from "../models/sliders.ts";

/**
 * A slider for a whole number. The value stays between `min` and `max`.
 *
 * @example
 * const age = intSlider({ value: 30, max: 99, description: "Age" });
 * age.observe("value", ({ value, old }) => console.log(`${old} became ${value}`));
 * age.value = 120;
 * age.value; // 99
 */
export const intSlider = factory<IntSlider, IntSliderOptions>(intSliderModel, { settle: bounded });

/** A slider for a number. */
export const floatSlider = factory<FloatSlider, FloatSliderOptions>(floatSliderModel, { settle: bounded });

/** A slider for a number by its order of magnitude: `min` and `max` are powers of `base`. */
export const floatLogSlider = factory<FloatLogSlider, FloatLogSliderOptions>(floatLogSliderModel, {
  settle: boundedByPowers,
});

/**
 * A slider for two whole numbers, the ends of a range.
 *
 * @example
 * const years = intRangeSlider({ min: 1990, max: 2030, value: [2000, 2010] });
 * years.value; // [2000, 2010]
 */
export const intRangeSlider = factory<IntRangeSlider, IntRangeSliderOptions>(intRangeSliderModel, {
  settle: boundedRange,
});

/** A slider for two numbers, the ends of a range. */
export const floatRangeSlider = factory<FloatRangeSlider, FloatRangeSliderOptions>(floatRangeSliderModel, {
  settle: boundedRange,
});
