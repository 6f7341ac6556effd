import { DriftlineError, type Progress, type Stop } from "@driftline/drift";
import { advanced, begun } from "../attend/standing.ts";
import { stopper } from "../attend/stopper.ts";
import { kernelLink } from "./link.ts";
import { showProgress } from "./progress.ts";

/** How long work is watched and stopped from code. */
export interface Attending {
  readonly signal?: Stop;
  readonly onProgress?: (progress: Progress) => void;
}

type Work<Options, Value> = (options: Options, doing: (what: string) => void) => Promise<Value>;

/**
 * Does long work for a cell: after a second the cell shows how far it is, with a button that stops it. What stops the cell
 * stops the work too. Outside of a kernel with comms it is just done.
 */
export async function inCell<Options extends Attending, Value>(
  name: string,
  options: Options,
  work: Work<Options, Value>,
): Promise<Value> {
  const link = kernelLink();
  if (!link) return work(options, () => {});
  const { signal, stop } = stopper();
  // Made here, it names the line of the cell.
  const stopped = new DriftlineError("stopped", `${name}: stopped`);
  const onStop = (): void => stop(stopped);
  const forget = [passOn(options.signal, stop), link.onStop(onStop)];
  let standing = begun(name);
  const shown = showProgress(link, { name, standing: () => standing, stop: onStop });
  const onProgress = (progress: Progress): void => {
    standing = advanced(standing, progress);
    options.onProgress?.(progress);
  };
  const doing = (what: string): void => {
    standing = begun(what);
  };
  try {
    const value = await work({ ...options, signal, onProgress }, doing);
    shown.end("done");
    return value;
  } catch (error) {
    shown.end(signal.aborted ? "stopped" : "failed");
    throw error;
  } finally {
    for (const end of forget) end();
  }
}

/** Stops with the caller's own signal; gives what ends that. */
function passOn(outside: Stop | undefined, stop: (reason: unknown) => void): () => void {
  const onAbort = (): void => {
    try {
      outside?.throwIfAborted();
    } catch (reason) {
      stop(reason);
    }
  };
  onAbort();
  outside?.addEventListener?.("abort", onAbort);
  return () => outside?.removeEventListener?.("abort", onAbort);
}
