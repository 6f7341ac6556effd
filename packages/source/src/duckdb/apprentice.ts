import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { DriftlineError, type Sides, type Work } from "@driftline/drift";
import type { Recipe } from "./recipe.ts";

/** Another thread that does parts of a comparison, one after the other. */
export interface Apprentice {
  /** Parts that it was given and has not done. */
  readonly busy: number;
  /** None where the work cannot be sent to another thread: measures may be functions. */
  do(work: Work): Promise<unknown> | undefined;
  dismiss(): void;
}

export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code?: string; readonly message: string };
}

/** The thread failed, and not the work: another thread may do it. */
export class ThreadError extends Error {}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function startApprentice(recipes: Sides<Recipe>): Apprentice {
  const worker = new Worker(workerFile(), { workerData: recipes });
  // A comparison that nobody waits for any more must not keep the process alive.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let [dismissed, gone] = [false, false];
  const failAll = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on("message", ({ id, result, error }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0 && !dismissed) worker.unref();
    if (error) one?.reject(error.code ? new DriftlineError(error.code, error.message) : new Error(error.message));
    else one?.resolve(result);
  });
  worker.on("error", (error) => failAll(new ThreadError(error.message)));
  worker.on("exit", () => {
    gone = true;
    failAll(new ThreadError("a thread of the comparison ended before its work"));
  });
  return {
    get busy() {
      return waiting.size;
    },
    do(work) {
      if (gone) return undefined;
      next += 1;
      const id = next;
      try {
        worker.postMessage({ id, work });
      } catch {
        return undefined;
      }
      worker.ref();
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    dismiss() {
      // A thread that is ended while DuckDB works for it takes the process down: it ends by itself.
      dismissed = true;
      if (waiting.size === 0) void worker.terminate();
      else worker.postMessage("end");
      waiting.clear();
    },
  };
}

/** Beside this file, whether it is run as it was written, compiled or bundled. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  return path.join(path.dirname(here), `worker${path.extname(here)}`);
}
