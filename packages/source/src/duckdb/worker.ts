// A thread that compares columns of the same two tables as the thread that started it.
import { parentPort, workerData } from "node:worker_threads";
import { DriftlineError, doWork, type Sides, type Work } from "@driftline/drift";
import type { Answer } from "./apprentice.ts";
import { endEngines, limitThreads } from "./engine.ts";
import type { Recipe } from "./recipe.ts";
import { duckdbSource } from "./source.ts";

limitThreads(1);
const recipes: Sides<Recipe> = workerData;
const sources = { reference: duckdbSource(recipes.reference), current: duckdbSource(recipes.current) };

async function answer(id: number, work: Work): Promise<Answer> {
  try {
    return { id, result: await doWork(sources, work) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, error: { message, ...(error instanceof DriftlineError ? { code: error.code } : {}) } };
  } finally {
    for (const source of [sources.reference, sources.current]) source.forget(work.column);
  }
}

/** One part at a time: two columns at once would take twice the memory and no less time. */
let last: Promise<void> = Promise.resolve();
parentPort?.on("message", (order: { id: number; work: Work } | "end") => {
  if (order === "end") {
    endEngines();
    last = last.then(() => parentPort?.close());
  } else last = last.then(async () => parentPort?.postMessage(await answer(order.id, order.work)));
});
