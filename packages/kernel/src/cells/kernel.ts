// The main thread of a kernel: the cells and all they use. The session has a thread of its own.
import { writeSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { getHeapStatistics } from "node:v8";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { type Data, type KernelLink, linkKey } from "../link.ts";
import { pipeMemory } from "../pipe.ts";
import { flag, flagSlots, type SessionStart, type ToCells } from "../session/between.ts";
import { answerPages } from "../widgets/states.ts";
import { makeComms } from "./comms.ts";
import { currentRun, onStop, outputHere } from "./context.ts";
import { mapStacks } from "./errors.ts";
import { exit, forbidExit } from "./exit.ts";
import { makeHistory } from "./history.ts";
import { captureStreams, makeOutput, type Output } from "./output.ts";
import { makePrompt } from "./prompt.ts";

const require = createRequire(import.meta.url);
const version = (name: string): string => (require(name) as { version: string }).version;

interface Session {
  readonly worker: Worker;
  readonly start: SessionStart;
  readonly answers: MessagePort;
}

function startSession(connectionFile: string): Session {
  const { port1: answers, port2 } = new MessageChannel();
  const start: SessionStart = {
    connectionFile,
    pipe: pipeMemory(),
    flags: new SharedArrayBuffer(flagSlots * 4),
    answers: port2,
    compilerVersion: "5.0.4",
    kernelVersion: version("../../package.json"),
    heapLimit: getHeapStatistics().heap_size_limit,
  };
  const entry = new URL(
    import.meta.url.endsWith(".ts") ? "../session/worker.ts" : "../session/worker.js",
    import.meta.url,
  );
  const worker = new Worker(entry, {
    workerData: start,
    transferList: [port2],
    execArgv: ["--expose-internals"],
  });
  worker.on("error", (error) => {
    writeSync(2, `The kernel ends: its session failed. ${error.stack}\n`);
    exit(1);
  });
  return { worker, start, answers };
}

/** A kernel whose folder is gone works on from the home folder. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.chdir(homedir());
    return homedir();
  }
}

export async function runKernel(connectionFile: string): Promise<void> {
  const folder = workingFolder();
  const { worker, start, answers } = startSession(connectionFile);
  const flags = new Int32Array(start.flags);
  const output: Output = makeOutput(start.pipe, () => worker.postMessage(null));
  // Until this thread is ready the session tells it no more than that it is to end.
  let take = (message: ToCells): void => (message.kind === "end" ? exit(0) : undefined);
  // Cells start from here: what is terminated in a handler of messages leaves the loop as it was.
  worker.on("message", (message: ToCells) => take(message));
  process.on("SIGINT", () => undefined);

  const [{ makeCells }, { makeHelper }, { makeServed }] = await Promise.all([
    import("./execute.ts"),
    import("./help.ts"),
    import("./serve.ts"),
  ]);
  const { tslabOutput } = await import("./compiler.ts");
  const comms = makeComms(output);
  const history = makeHistory();
  const cells = makeCells(folder, flags);
  const helper = makeHelper({ cells, comms, history, folder });
  const served = makeServed({ cells, comms, output, history, helper });
  captureStreams(output);
  mapStacks();
  forbidExit();

  tslabOutput.lastWriteDisplayData = (data, update) =>
    output.publish(update ? "update_display_data" : "display_data", data as Data);

  const link: KernelLink = {
    openComm: comms.open,
    registerTarget: comms.register,
    unregisterTarget: comms.unregister,
    display(bundle, { metadata = {}, displayId, update = false } = {}) {
      const transient = displayId === undefined ? {} : { display_id: displayId };
      output.publish(update ? "update_display_data" : "display_data", { data: bundle, metadata, transient });
    },
    clearOutput: ({ wait = false } = {}) => output.publish("clear_output", { wait }),
    currentRequest: () => currentRun()?.parent.msg_id,
    outputHere,
    onStop,
  };
  Object.assign(globalThis, { [linkKey]: link, prompt: makePrompt(output, answers, flags) });
  answerPages(link);
  process.on("uncaughtException", served.report);
  process.on("unhandledRejection", served.report);

  take = (message) => {
    if (message.kind === "request") served.serve(message);
    else if (message.kind === "end") exit(0);
    else if (message.kind === "stop" && message.number > Atomics.load(flags, flag.stopsSeen)) {
      served.stop();
      // Last: a stop that was itself terminated comes again.
      Atomics.store(flags, flag.stopsSeen, message.number);
    }
  };
  worker.postMessage("ready");
}
