import { DriftlineError, type Progress, type Stop } from "@driftline/drift";
import { advanced, begun, type Standing } from "../attend/standing.ts";
import { stopper } from "../attend/stopper.ts";

/** Signals that end a command in order, with the exit code that shells expect: 128 and the signal's number. */
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Somebody pressed Ctrl-C, or the machine wants to be rid of us. */
export class StoppedError extends DriftlineError {
  readonly exitCode: (typeof endings)[keyof typeof endings];

  constructor(signal: keyof typeof endings) {
    super("stopped", "stopped");
    this.exitCode = endings[signal];
  }
}

export interface Attended {
  readonly signal: Stop;
  doing(what: string): void;
  onProgress(progress: Progress): void;
}

/** Longer than this, and whoever waits wants to know for what. */
const patience = 1000;

/** How long stopped work may take to end in order: DuckDB brings the process down if it is at work at the end. */
export const grace = 5000;

/** Does long work: at a terminal it is seen how far it is, and it can be stopped. Quick work pays for neither. */
export async function attended<Value>(work: (attended: Attended) => Promise<Value>): Promise<Value> {
  let standing: Standing = begun("");
  let shown: Promise<{ clear(): void }> | undefined;
  const timer = setTimeout(() => {
    if (process.stderr.isTTY && process.env["TERM"] !== "dumb")
      shown = import("./progress.ts").then(({ showProgress }) => showProgress(() => standing));
  }, patience);
  const { signal, stop } = stopper();
  const onSignal = (name: NodeJS.Signals): void => {
    const reason = new StoppedError(name as keyof typeof endings);
    // Who asks twice wants no order.
    if (signal.aborted) process.exit(reason.exitCode);
    stop(reason);
  };
  // Small files are read in one go, in which no signal would be heard: until then one ends the process as usual.
  const listening = setImmediate(() => {
    for (const name of Object.keys(endings)) process.on(name, onSignal);
  });
  try {
    return await work({
      signal,
      doing(what) {
        standing = begun(what);
      },
      onProgress(progress) {
        standing = advanced(standing, progress);
      },
    });
  } finally {
    clearTimeout(timer);
    clearImmediate(listening);
    for (const name of Object.keys(endings)) process.off(name, onSignal);
    (await shown)?.clear();
  }
}
