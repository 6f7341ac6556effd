// Stops what runs in the cells' thread, from the session's thread.
import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../log.ts";
import { flag, type ToCells } from "./between.ts";

/** An event loop that is free says so within this time, in milliseconds. */
const patience = 60;
const tries = 20;

export function makeStop(flags: Int32Array, tell: (message: ToCells) => void): () => Promise<void> {
  let number = 0;

  async function seen(wanted: number, milliseconds: number): Promise<boolean> {
    for (let waited = 0; waited < milliseconds; waited += 5) {
      if (Atomics.load(flags, flag.stopsSeen) >= wanted) return true;
      await sleep(5);
    }
    return Atomics.load(flags, flag.stopsSeen) >= wanted;
  }

  async function terminate(wanted: number): Promise<void> {
    const session = new Session();
    session.connectToMainThread();
    try {
      for (let count = 0; count < tries; count++) {
        while (Atomics.load(flags, flag.compiling) === 1) await sleep(5);
        if (await seen(wanted, 0)) return;
        log("terminates what runs");
        const terminated = new Promise<void>((resolve) => session.post("Runtime.terminateExecution", () => resolve()));
        // Where nothing runs, it is the next message whose handler is terminated: one by which nothing is lost.
        tell({ kind: "nothing" });
        await Promise.race([terminated, sleep(200)]);
        tell({ kind: "stop", number: wanted });
        if (await seen(wanted, 200)) return;
      }
    } finally {
      session.disconnect();
    }
  }

  return async () => {
    const wanted = ++number;
    tell({ kind: "stop", number: wanted });
    // Who waits for a promise is reached by the message alone; who loops is not.
    if (!(await seen(wanted, patience))) await terminate(wanted);
  };
}
