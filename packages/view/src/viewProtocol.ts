import type { Model } from "./protocol.ts";

/** Gives back what ends it: listeners and timers it started. */
export type CleanUp = () => void;

export interface View {
  /** Once for a model, however often it is shown. */
  initialize?(context: { readonly model: Model }): CleanUp | undefined;
  render(context: { readonly model: Model; readonly el: HTMLElement }): CleanUp | undefined;
}
