import { createRequire } from "node:module";
import { log } from "../log.ts";

interface SignalWrap {
  onsignal: (signal: number) => void;
  start(signal: number): number;
  unref(): void;
}

type Binding = (name: string) => { readonly Signal?: new () => SignalWrap };

/**
 * Hears SIGINT in this thread, also while the main thread loops: Node itself gives signals to the main thread's loop
 * only. False when this Node has no such binding.
 */
export function hearInterrupt(heard: () => void): boolean {
  const { emitWarning } = process;
  try {
    // Node warns of its own bindings; that it may lack them is seen to here.
    process.emitWarning = () => undefined;
    const { internalBinding }: { readonly internalBinding: Binding } = createRequire(import.meta.url)(
      "internal/test/binding",
    );
    const { Signal } = internalBinding("signal_wrap");
    if (!Signal) return false;
    const signal = new Signal();
    signal.onsignal = heard;
    signal.start(2);
    signal.unref();
    return true;
  } catch (error) {
    log(`SIGINT cannot be heard beside the cells: ${String(error)}`);
    return false;
  } finally {
    process.emitWarning = emitWarning;
  }
}
