// The thread of the sockets and the protocol. It is never blocked by a cell.
import { randomUUID } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import type { Router } from "zeromq";
import { log, logsAll } from "../log.ts";
import { type Message, readMessage } from "../wire.ts";
import { flag, type SessionStart, type ToCells } from "./between.ts";
import { kernelInfo } from "./info.ts";
import { watchMemory } from "./memory.ts";
import { makeOutlet } from "./outlet.ts";
import { makeSender } from "./sender.ts";
import { makeShell } from "./shell.ts";
import { hearInterrupt } from "./signal.ts";
import { bindSockets, readConnection } from "./sockets.ts";
import { makeStop } from "./stop.ts";
import { watchParent } from "./watch.ts";

if (!parentPort) throw new Error("the session of a kernel runs in a thread of its own");
const cells = parentPort;
const start: SessionStart = workerData;
const flags = new Int32Array(start.flags);
/** Messages that wait until the cells' thread has loaded what it works with: to terminate it before would leave it half a kernel. */
let early: ToCells[] | undefined = [];
const tell = (message: ToCells): void => void (early ? early.push(message) : cells.postMessage(message));

const connection = readConnection(start.connectionFile);
const { key } = connection;
const sockets = await bindSockets(connection);
const sender = makeSender(key, randomUUID(), sockets.iopub);
const stopCells = makeStop(flags, tell);
const stop = async (): Promise<void> => {
  await ready;
  await stopCells();
};
const info = kernelInfo(start);

async function end(): Promise<void> {
  // Should a cell keep its thread busy, or an exit handler of its never return.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 4500).unref();
  if (!early) await stop();
  // Node must not end while sockets are open.
  sockets.close();
  cells.postMessage({ kind: "end" });
}

async function shutdown(socket: Router, message: Message): Promise<void> {
  const content = { status: "ok", restart: message.content["restart"] === true };
  const out = { type: "shutdown_reply", content };
  await sender.publish(message.header, out);
  await sender.reply(socket, message, out);
  await sender.status(message.header, "idle");
  await end();
}

const shell = makeShell({ sockets, sender, tell, info, shutdown: (message) => shutdown(sockets.shell, message) });

async function control(message: Message): Promise<void> {
  const type = message.header.msg_type;
  await sender.status(message.header, "busy");
  if (type === "shutdown_request") return shutdown(sockets.control, message);
  if (type === "interrupt_request") {
    await stop();
    await sender.reply(sockets.control, message, { type: "interrupt_reply", content: { status: "ok" } });
  } else if (type === "kernel_info_request") {
    await sender.reply(sockets.control, message, { type: "kernel_info_reply", content: info });
  } else log(`ignores ${type} on the control channel`);
  await sender.status(message.header, "idle");
}

/** Reads a socket for as long as it lives; what is broken is skipped with a line in the log. */
async function read(name: string, socket: Router, take: (message: Message) => unknown): Promise<void> {
  for await (const frames of socket) {
    try {
      const message = readMessage(key, frames);
      if (logsAll) log(`${name} ${message.header.msg_type} ${JSON.stringify(message.content).slice(0, 300)}`);
      take(message);
    } catch (error) {
      log(`ignores a message on ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** A socket that publishes receives its subscriptions: 1 and the topic, or 0 when one is given up. */
async function greet(): Promise<void> {
  for await (const [said] of sockets.iopub) if (said?.[0] === 1) void sender.welcome(said.subarray(1));
}

async function beat(): Promise<void> {
  for await (const frames of sockets.heartbeat) await sockets.heartbeat.send(frames);
}

const outlet = makeOutlet(start, sender, (said) => {
  if (said.kind === "log") log(said.text);
  else if (said.kind === "prompt") shell.prompt(said);
  else shell.answer(said.to, said.content);
});
const ready = new Promise<void>((resolve) => {
  cells.on("message", (said: "ready" | null) => {
    if (said === null) outlet.wake();
    else {
      const waiting = early ?? [];
      early = undefined;
      waiting.forEach(tell);
      resolve();
    }
  });
});
if (!hearInterrupt(() => void stop())) tell({ kind: "hearInterrupt" });
watchMemory(start.heapLimit, (used) => {
  const [now, most] = [used, start.heapLimit].map((bytes) => `${Math.round(bytes / 2 ** 20)} MB`);
  const help = "Free variables, or give Node more by --max-old-space-size in the argv of kernel.json.";
  shell.say(`The memory of the kernel is nearly full (${now} of ${most}): the cell is stopped. ${help}\n`);
  void stop();
});
watchParent(() => {
  log("the process that started this kernel is gone");
  void end();
});

void read("shell", sockets.shell, shell.take);
void read("control", sockets.control, control);
void read("stdin", sockets.stdin, (message) => {
  if (!shell.isAnswer(message)) {
    log("ignores an answer that nobody waits for");
    return;
  }
  start.answers.postMessage(String(message.content["value"] ?? ""));
  Atomics.store(flags, flag.answered, 1);
  Atomics.notify(flags, flag.answered);
});
void beat();
void greet();
void sender.status({}, "starting");
outlet.wake();
