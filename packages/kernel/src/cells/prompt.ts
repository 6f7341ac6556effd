import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { flag } from "../session/between.ts";
import { currentRun } from "./context.ts";
import type { Output } from "./output.ts";

export interface PromptOptions {
  /** The answer is not shown while it is written. */
  readonly password?: boolean;
}

const tick = 100;

/** Asks the person at the notebook and waits, as in a browser: the cell goes on with the answer. */
export function makePrompt(output: Output, answers: MessagePort, flags: Int32Array) {
  return (text: unknown = "", { password = false }: PromptOptions = {}): string => {
    if (!currentRun()?.mayAsk) throw new Error("prompt() needs a front end that answers: this one does not");
    while (receiveMessageOnPort(answers));
    Atomics.store(flags, flag.answered, 0);
    output.say({ kind: "prompt", text: String(text), password });
    while (Atomics.load(flags, flag.answered) === 0) Atomics.wait(flags, flag.answered, 0, tick);
    return String(receiveMessageOnPort(answers)?.message ?? "");
  };
}
