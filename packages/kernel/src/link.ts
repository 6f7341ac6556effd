// What a kernel publishes for code in its cells. Libraries look for it under its key and need not import this package.

export type Data = Readonly<Record<string, unknown>>;
export type Buffers = readonly Uint8Array[];

/** What comes with a comm's message, beside its name. */
export interface CommMessage {
  readonly data: Data;
  readonly metadata: Data;
  readonly buffers: Buffers;
}

/** One conversation with the front end. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  send(data: Data, more?: { readonly metadata?: Data; readonly buffers?: Buffers }): void;
  close(data?: Data): void;
  /**
   * One handler of each. It may be asynchronous: its message counts as handled when it is done, and later messages start
   * meanwhile.
   */
  onMessage(handler: (message: CommMessage) => unknown): void;
  onClose(handler: (message: CommMessage) => unknown): void;
}

export interface CommOpening {
  readonly id?: string;
  readonly data?: Data;
  readonly metadata?: Data;
  readonly buffers?: Buffers;
}

/** Values by MIME type. */
export interface MimeBundle {
  readonly [type: string]: unknown;
}

export interface DisplayOptions {
  readonly metadata?: Data;
  /** What shows under the same name is replaced by `update`. */
  readonly displayId?: string;
  readonly update?: boolean;
}

export interface KernelLink {
  openComm(target: string, opening?: CommOpening): Comm;
  /** What to do when the front end opens a comm of this name. */
  registerTarget(target: string, handler: (comm: Comm, opening: CommMessage) => unknown): void;
  unregisterTarget(target: string): void;
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  clearOutput(options?: { readonly wait?: boolean }): void;
  /** The `msg_id` of the request whose output this code's output belongs to: what an Output widget captures by. */
  currentRequest(): string | undefined;
  /**
   * Gives what runs work whose output goes where this code's goes now, such as a callback's to the cell that gave it. What
   * stops the work stays what stops its caller.
   */
  outputHere(): <Result>(work: () => Result) => Result;
  /**
   * Calls once what runs here is stopped, as by the notebook's stop button: it goes no further, and runs no `finally`. Gives
   * what ends that.
   */
  onStop(handler: () => void): () => void;
}

export const linkKey = Symbol.for("jupyter.kernel");

/** The kernel this code runs in, if it runs in one. */
export function kernelLink(): KernelLink | undefined {
  return (globalThis as { [linkKey]?: KernelLink })[linkKey];
}
