// What a kernel publishes for code in its cells, of which this is what is used here. It is found and not imported: in stock
// tslab and in plain Node there is none.

export type Data = Readonly<Record<string, unknown>>;

export interface Comm {
  readonly id: string;
  send(data: Data): void;
  close(): void;
  onMessage(handler: (message: { readonly data: Data }) => unknown): void;
  onClose(handler: () => unknown): void;
}

interface CommOpening {
  readonly data: Data;
  readonly metadata: Data;
}

interface DisplayOptions {
  readonly displayId?: string;
  readonly update?: boolean;
}

export interface KernelLink {
  openComm(target: string, opening: CommOpening): Comm;
  display(bundle: Data, options?: DisplayOptions): void;
  /** Calls once what runs here is stopped; gives what ends that. */
  onStop(handler: () => void): () => void;
}

/** The kernel that this code runs in, if it runs in one with comms. */
export function kernelLink(): KernelLink | undefined {
  return (globalThis as { [key: symbol]: unknown })[Symbol.for("jupyter.kernel")] as KernelLink | undefined;
}
