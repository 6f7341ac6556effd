// A client that speaks the protocol message by message, and starts the kernel it talks to.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import { kernelSpec } from "../src/install/spec.ts";
import type { Data } from "../src/link.ts";
import { type Message, newHeader, readMessage, writeMessage } from "../src/wire.ts";

type Channel = "shell" | "control" | "stdin";

export interface Answer {
  readonly content: Data;
  readonly buffers: readonly Uint8Array[];
  /** All that was published for the request, from busy to idle. */
  readonly published: readonly Message[];
}

export interface Executed extends Answer {
  /** What was printed to a stream. */
  printed(name?: "stdout" | "stderr"): string;
  /** The bundle of the last value. */
  readonly result: Data | undefined;
  readonly types: readonly string[];
}

export interface Kernel {
  readonly process: ChildProcess;
  readonly published: readonly Message[];
  request(type: string, content: Data, more?: RequestOptions): Promise<Answer>;
  execute(code: string, more?: Data): Promise<Executed>;
  /** Sends without waiting and gives the message's name. */
  send(channel: Channel, type: string, content: Data, more?: RequestOptions): Promise<string>;
  sendRaw(frames: readonly Uint8Array[]): Promise<void>;
  answer(id: string): Promise<Message>;
  idle(id: string): Promise<void>;
  /** The next message on a channel or broadcast that is as wanted. */
  next(wanted: (message: Message) => boolean, milliseconds?: number): Promise<Message>;
  errors(): string;
  stop(): Promise<number | null>;
}

interface RequestOptions {
  readonly channel?: Channel;
  readonly buffers?: readonly Uint8Array[];
  readonly parent?: Data;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

export const parentOf = (message: Message): unknown => (message.parent as Data)["msg_id"];

/** How often a socket looks whether the kernel listens already, in milliseconds. */
const reconnectInterval = 10;

/** Connects one more client to a kernel that runs. */
export async function connect(connectionFile: string) {
  const connection = JSON.parse(readFileSync(connectionFile, "utf8"));
  const { key } = connection;
  const session = randomUUID();
  const address = (name: string): string => `tcp://127.0.0.1:${connection[`${name}_port`]}`;
  const routingId = session;
  const sockets = {
    shell: new Dealer({ routingId, reconnectInterval }),
    control: new Dealer({ routingId, reconnectInterval }),
    stdin: new Dealer({ routingId, reconnectInterval }),
  };
  const iopub = new Subscriber({ reconnectInterval });
  const received: Message[] = [];
  const published: Message[] = [];
  const waiting = new Set<() => void>();
  async function read(socket: AsyncIterable<readonly Uint8Array[]>, into: Message[]): Promise<void> {
    for await (const frames of socket) {
      into.push(readMessage(key, frames));
      for (const look of [...waiting]) look();
    }
  }
  for (const [name, socket] of Object.entries(sockets)) {
    socket.connect(address(name));
    void read(socket, received);
  }
  iopub.connect(address("iopub"));
  iopub.subscribe();
  void read(iopub, published);

  function next(wanted: (message: Message) => boolean, milliseconds = 15_000): Promise<Message> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error("the kernel did not answer in time"));
      }, milliseconds);
      const look = (): void => {
        const found = received.find(wanted) ?? published.find(wanted);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  async function send(channel: Channel, type: string, content: Data, more: RequestOptions = {}): Promise<string> {
    const header = newHeader(session, type);
    const { buffers = [], parent = {} } = more;
    await sockets[channel].send(writeMessage(key, { identities: [], header, parent, metadata: {}, content, buffers }));
    return header.msg_id;
  }

  const answer = (id: string): Promise<Message> =>
    next((each) => received.includes(each) && parentOf(each) === id && each.header.msg_type !== "input_request");
  const idle = async (id: string): Promise<void> => {
    await next((each) => parentOf(each) === id && each.content["execution_state"] === "idle", 60_000);
  };

  async function request(type: string, content: Data, more: RequestOptions = {}): Promise<Answer> {
    const id = await send(more.channel ?? "shell", type, content, more);
    const silent = /^comm_(open|msg|close)$/.test(type);
    const [reply] = await Promise.all([silent ? undefined : answer(id), idle(id)]);
    const own = published.filter((each) => parentOf(each) === id);
    return { content: reply?.content ?? {}, buffers: reply?.buffers ?? [], published: own };
  }

  async function execute(code: string, more: Data = {}): Promise<Executed> {
    const given = { silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true };
    const answered = await request("execute_request", { code, ...given, ...more });
    const printed = (name = "stdout"): string =>
      answered.published
        .filter(({ header, content }) => header.msg_type === "stream" && content["name"] === name)
        .map(({ content }) => content["text"])
        .join("");
    const result = answered.published.find(({ header }) => header.msg_type === "execute_result")?.content["data"];
    const types = answered.published.map(({ header }) => header.msg_type);
    return { ...answered, printed, result: result as Data | undefined, types };
  }

  function close(): void {
    for (const socket of [...Object.values(sockets), iopub]) socket.close();
  }

  const sendRaw = (frames: readonly Uint8Array[]): Promise<void> => sockets.shell.send([...frames]);
  return { published, request, execute, send, sendRaw, answer, idle, next, close };
}

export interface StartOptions {
  /** Another kernel than ours, as its spec says. */
  readonly argv?: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly nodeOptions?: readonly string[];
}

export interface Started extends Kernel {
  readonly connectionFile: string;
}

/** Writes what Jupyter tells a kernel to listen on, with ports that are free. */
export async function writeConnection(folder: string): Promise<string> {
  const [shell_port, control_port, iopub_port, stdin_port, hb_port] = await freePorts(5);
  const ports = { shell_port, control_port, iopub_port, stdin_port, hb_port };
  const shared = { transport: "tcp", ip: "127.0.0.1", signature_scheme: "hmac-sha256" };
  const file = path.join(folder, "connection.json");
  writeFileSync(file, JSON.stringify({ ...shared, key: randomBytes(16).toString("hex"), ...ports }));
  return file;
}

/** Not every kernel welcomes who subscribes: it is asked until what it publishes is heard. */
async function heard({ send, next }: Awaited<ReturnType<typeof connect>>): Promise<void> {
  const asked = new Set<unknown>();
  for (let tries = 0; tries < 600; tries += 1) {
    asked.add(await send("shell", "kernel_info_request", {}));
    const idle = next((each) => asked.has(parentOf(each)) && each.content["execution_state"] === "idle", 50);
    if (await idle.catch(() => undefined)) return;
  }
  throw new Error("the kernel is not heard");
}

/** Starts the kernel as Jupyter does, by its spec, and waits until it answers. */
export async function startKernel({
  argv,
  cwd = process.cwd(),
  env = {},
  nodeOptions = [],
}: StartOptions = {}): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), "kernel-"));
  const connectionFile = await writeConnection(folder);
  const [command = "", ...args] = (argv ?? kernelSpec().argv).map((each) =>
    each.replace("{connection_file}", connectionFile),
  );
  // A file, not a pipe: see how the kernel ends whoever reads.
  const errorFile = path.join(folder, "stderr.txt");
  const file = openSync(errorFile, "w");
  const child = spawn(command, [...nodeOptions, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", file, file],
  });
  closeSync(file);
  const ended = once(child, "exit");
  const client = await connect(connectionFile);
  /** Waits for the end, clears up, and gives what the kernel said. */
  async function left(): Promise<string> {
    await ended;
    client.close();
    const said = readFileSync(errorFile, "utf8");
    rmSync(folder, { recursive: true, force: true });
    return said;
  }
  try {
    if (argv) await heard(client);
    else {
      await client.next(({ header }) => header.msg_type === "iopub_welcome", 30_000);
      await client.request("kernel_info_request", {});
    }
  } catch (error) {
    child.kill("SIGKILL");
    const said = await left();
    throw new Error(`the kernel did not start: ${said}`, { cause: error });
  }

  async function stop(): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      await client.send("control", "shutdown_request", { restart: false });
      await Promise.race([ended, sleep(5000)]);
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    }
    await left();
    return child.exitCode;
  }
  return { ...client, process: child, connectionFile, errors: () => readFileSync(errorFile, "utf8"), stop };
}
