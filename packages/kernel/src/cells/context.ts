import { AsyncLocalStorage } from "node:async_hooks";
import type { Header } from "../wire.ts";

/** What runs on behalf of one request, its callbacks and timers included. */
export interface Run {
  readonly parent: Header;
  readonly label: string;
  /** Whether its client answers prompts: while it is served. */
  mayAsk: boolean;
  /** Set when it is stopped: none of its code that waits goes on. */
  stopped: boolean;
  /** What wants to know when it is. */
  readonly stops: Set<() => void>;
}

const running = new AsyncLocalStorage<Run>();
let lastCell: Run | undefined;

export function within<T>(run: Run, work: () => T): T {
  return running.run(run, work);
}

/** Code that belongs to no run counts to the last cell: pages show what a cell prints, and not what a comm's message does. */
export function countToCell(run: Run): void {
  lastCell = run;
}

/** The run that this code belongs to. */
export const currentRun = (): Run | undefined => running.getStore() ?? lastCell;

/** Output belongs to the run that is now; what is stopped, and who may be asked, goes by who calls. */
export function outputHere(): <Result>(work: () => Result) => Result {
  const home = currentRun();
  return (work) => {
    const caller = running.getStore();
    if (!home || !caller) return work();
    const run: Run = {
      parent: home.parent,
      label: home.label,
      get mayAsk() {
        return caller.mayAsk;
      },
      stops: caller.stops,
      get stopped() {
        return caller.stopped;
      },
    };
    return running.run(run, work);
  };
}

/** Calls once what runs here is stopped; gives what ends that. */
export function onStop(handler: () => void): () => void {
  const { stops } = running.getStore() ?? {};
  stops?.add(handler);
  return () => void stops?.delete(handler);
}

const never = new Promise<never>(() => undefined);

/** What an `await` of a cell waits for. It goes on unless its run is stopped by then, whatever becomes of what it awaits. */
export function gate(value?: unknown): unknown {
  const run = running.getStore();
  if (!run) return value;
  if (run.stopped) return never;
  return Promise.resolve(value).then(
    (settled) => (run.stopped ? never : settled),
    (error: unknown) => (run.stopped ? never : Promise.reject(error)),
  );
}
