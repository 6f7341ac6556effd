import { bounded } from "../bounds.ts";
import { factory } from "../factory.ts";
import {
  type BoundedFloatText,
  type BoundedFloatTextOptions,
  type BoundedIntText,
  type BoundedIntTextOptions,
  boundedFloatTextModel,
  boundedIntTextModel,
  type FloatProgress,
  type FloatProgressOptions,
  type FloatText,
  type FloatTextOptions,
  floatProgressModel,
  floatTextModel,
  type IntProgress,
  type IntProgressOptions,
  type IntText,
  type IntTextOptions,
  intProgressModel,
  intTextModel,
  type Play,
  type PlayOptions,
  playModel,
} from "../models/numbers.ts";

/** A field for a whole number. */
export const intText = factory<IntText, IntTextOptions>(intTextModel);

/** A field for a number. */
export const floatText = factory<FloatText, FloatTextOptions>(floatTextModel);

/** A field for a whole number between bounds. */
export const boundedIntText = factory<BoundedIntText, BoundedIntTextOptions>(boundedIntTextModel, { settle: bounded });

/** A field for a number between bounds. */
export const boundedFloatText = factory<BoundedFloatText, BoundedFloatTextOptions>(boundedFloatTextModel, {
  settle: bounded,
});

/**
 * A bar that shows how far something is, in whole steps.
 *
 * @example
 * const bar = intProgress({ max: 3, description: "Files" });
 * for (const _file of ["a", "b", "c"]) bar.value += 1;
 * bar.value; // 3
 */
export const intProgress = factory<IntProgress, IntProgressOptions>(intProgressModel, { settle: bounded });

/** A bar that shows how far something is. */
export const floatProgress = factory<FloatProgress, FloatProgressOptions>(floatProgressModel, { settle: bounded });

/** Buttons that let a whole number run: link its `value` to a slider's by `jsLink`. */
export const play = factory<Play, PlayOptions>(playModel, { settle: bounded });
