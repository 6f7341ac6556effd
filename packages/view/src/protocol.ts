/**
 * What a view and those who show it agree on, in anywidget's shape: a widget of a live kernel, the renderer of a saved
 * output and a page of its own all give a view a model and an element.
 */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  /** Tells the kernel; a model without one tells its listeners alone. */
  save_changes(): void;
  /** To the kernel; does nothing without one. */
  send(content: unknown): void;
  /** "change:NAME" of a value, "msg:custom" of what the kernel sends. */
  on(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
}

// biome-ignore lint/suspicious/noExplicitAny: what an event brings depends on its name
export type Listener = (...args: any[]) => void;

/** The plain state of a model: JSON, and the name of the view that shows it. */
export interface State {
  readonly view: string;
  readonly [name: string]: unknown;
}
