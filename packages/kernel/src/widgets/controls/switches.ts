import { onEvent } from "../events.ts";
import { type Factory, factory } from "../factory.ts";
import {
  type ButtonOptions,
  type Button as ButtonTraits,
  buttonModel,
  type Checkbox,
  type CheckboxOptions,
  type ColorPicker,
  type ColorPickerOptions,
  checkboxModel,
  colorPickerModel,
  type FileUpload,
  type FileUploadOptions,
  fileUploadModel,
  type ToggleButton,
  type ToggleButtonOptions,
  toggleButtonModel,
  type Valid,
  type ValidOptions,
  validModel,
} from "../models/switches.ts";

export interface Button extends ButtonTraits {
  /** Calls a handler with every click. Gives a function that ends it. */
  onClick(handler: () => unknown): () => void;
}

/**
 * A button to click.
 *
 * @example
 * const again = button({ description: "Again", icon: "refresh" });
 * const stop = again.onClick(() => console.log("clicked"));
 * stop();
 */
export const button = factory<Button, ButtonOptions>(buttonModel, {
  more: (core) => ({ onClick: onEvent(core, "click") }),
});

/** A box to tick. */
export const checkbox = factory<Checkbox, CheckboxOptions>(checkboxModel);

/** A button that stays down. */
export const toggleButton = factory<ToggleButton, ToggleButtonOptions>(toggleButtonModel);

/** A mark that says whether something is right. */
export const valid = factory<Valid, ValidOptions>(validModel);

/** A field for a color. */
export const colorPicker = factory<ColorPicker, ColorPickerOptions>(colorPickerModel);

const upload = factory<FileUpload, FileUploadOptions>(fileUploadModel);

/** A button that takes files from the page; they are its `value`, with their content. */
export const fileUpload: Factory<FileUpload, FileUploadOptions> = (options) =>
  upload({ description: "Upload", ...options });

export type {
  ButtonOptions,
  Checkbox,
  CheckboxOptions,
  ColorPicker,
  ColorPickerOptions,
  FileUpload,
  FileUploadOptions,
  ToggleButton,
  ToggleButtonOptions,
  Valid,
  ValidOptions,
} from "../models/switches.ts";
