import type { Stop } from "@driftline/drift";

export interface Stopper {
  readonly signal: Stop;
  stop(reason: unknown): void;
}

/** What an AbortController is, without loading what Node's needs. */
export function stopper(): Stopper {
  const listeners = new Set<() => void>();
  let stopped: { readonly reason: unknown } | undefined;
  return {
    signal: {
      get aborted() {
        return stopped !== undefined;
      },
      throwIfAborted() {
        if (stopped) throw stopped.reason;
      },
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
    },
    stop(reason) {
      stopped ??= { reason };
      for (const listener of [...listeners]) listener();
    },
  };
}
