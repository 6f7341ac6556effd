import { availableParallelism } from "node:os";
import { type Crew, DriftlineError, doWork, type Source, type Stop, type Work } from "@driftline/drift";
import { type Apprentice, startApprentice, ThreadError } from "./apprentice.ts";
import type { Recipe } from "./recipe.ts";

/** What a crew needs to know of a DuckDB source, and what tells one from any other source. */
export interface Divisible extends Source {
  readonly recipe: Recipe;
  /** Whether a column is at hand, so that its comparison takes no time to speak of. */
  holds(column: string): boolean;
  /** About how many cells must be fetched to compare everything. */
  cells(): number;
  /** The same table, of which nobody else holds a column. */
  apart(): Source & { forget(column: string): void };
}

/** Fewer cells than this are compared before another thread has started. */
const worthwhile = 4_000_000;

/** More threads than this wait for the file rather than for each other. */
const mostHands = 8;

/**
 * This thread and others, each with an engine of its own, compare a column at a time. A thread gets its next column while
 * it is busy with one, so that it never waits for this thread to notice.
 */
export function crewFor(reference: Divisible, current: Divisible): Crew | undefined {
  const threads = Math.min(availableParallelism(), mostHands) - 1;
  if (threads < 1 || reference.cells() + current.cells() < worthwhile) return undefined;
  const recipes = { reference: reference.recipe, current: current.recipe };
  const apprentices: Apprentice[] = Array.from({ length: threads }, () => startApprentice(recipes));
  const ownSources = { reference: reference.apart(), current: current.apart() };
  const released = stopper();
  let own = 0;
  /** One part at a time, as in every thread: what is forgotten after it, no other part looks at. */
  let last: Promise<unknown> = Promise.resolve();
  const here = (work: Work): Promise<unknown> => {
    own += 1;
    const done = last.then(async () => {
      try {
        return await doWork(ownSources, work, released.signal);
      } finally {
        own -= 1;
        ownSources.reference.forget(work.column);
        ownSources.current.forget(work.column);
      }
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    hands: 2 * threads + 1,
    do(work) {
      if (reference.holds(work.column) && current.holds(work.column))
        return doWork({ reference, current }, work, released.signal);
      const [idlest] = [...apprentices].sort((one, other) => one.busy - other.busy);
      if (idlest === undefined || (own === 0 && idlest.busy > 0)) return here(work);
      return (
        idlest.do(work)?.catch((error) => (error instanceof ThreadError ? here(work) : Promise.reject(error))) ??
        here(work)
      );
    },
    release() {
      released.stop();
      for (const apprentice of apprentices) apprentice.dismiss();
    },
  };
}

function stopper(): { readonly signal: Stop; stop(): void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    stop: () => controller.abort(new DriftlineError("stopped", "the comparison was stopped")),
  };
}
