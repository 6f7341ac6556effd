import type { Stop } from "../source.ts";

/** Called between two steps of long work. It ends the work when it was stopped. */
export type Pace = () => Promise<void>;

declare function setTimeout(callback: () => void, milliseconds: number): unknown;

/** Nothing else runs, and no signal arrives, while a step does: this long at most, where steps are that short. */
const longest = 30;

/** Lets other work run from time to time, so that a page stays alive and a signal to stop is heard. */
export function pacer(stop: Stop | undefined): Pace {
  let last = Date.now();
  return async () => {
    stop?.throwIfAborted();
    if (Date.now() - last < longest) return;
    await new Promise<void>((resume) => setTimeout(resume, 0));
    last = Date.now();
    stop?.throwIfAborted();
  };
}
