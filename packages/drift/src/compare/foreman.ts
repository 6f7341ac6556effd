import type { Sides } from "../measure.ts";
import type { Crew, Source, Stop, Work } from "../source.ts";
import type { Progress } from "./options.ts";
import { pacer } from "./pace.ts";
import { type Done, doWork } from "./work.ts";

/** Hands out a comparison's work and collects what comes of it. */
export interface Foreman {
  /** What comes of each part, in the order of the parts. */
  do<Asked extends Work>(work: readonly Asked[]): Promise<Done[Asked["work"]][]>;
  /** Waits for something that is not handed out, and no longer than until the stop. */
  hear<Value>(value: Promise<Value>): Promise<Value>;
  dismiss(): void;
}

/** The sources' own crew where they have one, and this thread where not. */
export function foreman(
  sources: Sides<Source>,
  onProgress: ((progress: Progress) => void) | undefined,
  stop: Stop | undefined,
): Foreman {
  const pace = pacer(stop);
  let crew: Crew | undefined;
  let [done, of] = [0, 0];
  const stopped = stopping(stop);
  const hear = <Value>(value: Promise<Value>): Promise<Value> =>
    stopped ? Promise.race([value, stopped.promise]) : value;
  return {
    hear,
    async do(work) {
      type Result = Done[(typeof work)[number]["work"]];
      crew ??= sources.reference.crew?.(sources.current);
      const helpers = crew;
      of += work.length;
      const results = new Array<Result>(work.length);
      const queue = work.entries();
      const hand = async (): Promise<void> => {
        for (const [index, part] of queue) {
          await pace();
          results[index] = helpers
            ? ((await hear(helpers.do(part))) as Result)
            : await hear(doWork(sources, part, stop));
          done += 1;
          onProgress?.({ done, of, column: part.column });
        }
      };
      await Promise.all(Array.from({ length: helpers?.hands ?? 1 }, hand));
      return results;
    },
    dismiss() {
      stopped?.forget();
      crew?.release();
    },
  };
}

/** Rejects when the stop comes. */
function stopping(stop: Stop | undefined): { promise: Promise<never>; forget(): void } | undefined {
  if (!stop?.addEventListener) return undefined;
  let heard = () => {};
  const promise = new Promise<never>((_, reject) => {
    heard = () => {
      try {
        stop.throwIfAborted();
      } catch (reason) {
        reject(reason);
      }
    };
  });
  // Nobody may be waiting when it comes.
  promise.catch(() => {});
  stop.addEventListener("abort", heard);
  return { promise, forget: () => stop.removeEventListener?.("abort", heard) };
}
