import { factory } from "../factory.ts";
import {
  type ColorsInput,
  type ColorsInputOptions,
  colorsInputModel,
  type FloatsInput,
  type FloatsInputOptions,
  floatsInputModel,
  type IntsInput,
  type IntsInputOptions,
  intsInputModel,
  type TagsInput,
  type TagsInputOptions,
  tagsInputModel,
} from "../models/tags.ts";

/** A field for several short texts. */
export const tagsInput = factory<TagsInput, TagsInputOptions>(tagsInputModel);

/** A field for several colors. */
export const colorsInput = factory<ColorsInput, ColorsInputOptions>(colorsInputModel);

/** A field for several whole numbers. */
export const intsInput = factory<IntsInput, IntsInputOptions>(intsInputModel);

/** A field for several numbers. */
export const floatsInput = factory<FloatsInput, FloatsInputOptions>(floatsInputModel);
