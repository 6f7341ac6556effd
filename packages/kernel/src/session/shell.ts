// The shell channel: one request after the other, each between busy and idle.
import type { Data } from "../link.ts";
import { log } from "../log.ts";
import type { Message } from "../wire.ts";
import type { ToCells } from "./between.ts";
import type { Sender } from "./sender.ts";
import type { Sockets } from "./sockets.ts";

interface ShellWith {
  readonly sockets: Sockets;
  readonly sender: Sender;
  readonly tell: (message: ToCells) => void;
  readonly info: Data;
  readonly shutdown: (message: Message) => Promise<void>;
}

export interface Shell {
  take(message: Message): void;
  /** The cells' answer to the request that is being served. */
  answer(content: Data): void;
  /** Tells whoever waits for a cell something about it. */
  say(text: string): void;
  prompt(asked: { readonly text: string; readonly password: boolean }): void;
}

const silentTypes = new Set(["comm_open", "comm_msg", "comm_close"]);
const known = new Set([
  "execute_request",
  "complete_request",
  "inspect_request",
  "is_complete_request",
  "history_request",
  "comm_info_request",
  ...silentTypes,
]);

export function makeShell({ sockets, sender, tell, info, shutdown }: ShellWith): Shell {
  const waiting: Message[] = [];
  const aborted = new Set<Message>();
  let serving: { readonly message: Message; readonly answered: (content: Data) => void } | undefined;
  let active = false;
  let count = 0;

  function pass(kind: "request" | "early", { header, content, metadata, buffers }: Message): void {
    tell({ kind, header, content, metadata, buffers, count });
  }

  function askCells(message: Message): Promise<Data> {
    return new Promise((answered) => {
      serving = { message, answered };
      pass("request", message);
    });
  }

  async function execute(message: Message): Promise<Data> {
    const { code, silent, store_history: stores } = message.content;
    const counts = silent !== true && stores !== false;
    if (counts) count += 1;
    if (silent !== true) {
      const content = { code, execution_count: count };
      await sender.publish(message.header, { type: "execute_input", content });
    }
    const answer = await askCells(message);
    if (answer["status"] === "error" && message.content["stop_on_error"] !== false) {
      for (const later of waiting) if (later.header.msg_type === "execute_request") aborted.add(later);
    }
    return { ...answer, execution_count: count };
  }

  async function answerTo(message: Message): Promise<Data | undefined> {
    const type = message.header.msg_type;
    if (type === "kernel_info_request") return info;
    if (aborted.delete(message)) return { status: "aborted", execution_count: count };
    if (type === "execute_request") return execute(message);
    if (known.has(type)) return askCells(message);
    log(`ignores ${type} on the shell channel`);
    return undefined;
  }

  async function serve(message: Message): Promise<void> {
    const type = message.header.msg_type;
    await sender.status(message.header, "busy");
    if (type === "shutdown_request") return shutdown(message);
    const content = await answerTo(message);
    serving = undefined;
    if (content && !silentTypes.has(type)) {
      await sender.reply(sockets.shell, message, { type: type.replace(/_request$/, "_reply"), content });
    }
    await sender.status(message.header, "idle");
  }

  async function serveAll(): Promise<void> {
    active = true;
    for (let message = waiting.shift(); message; message = waiting.shift()) await serve(message);
    active = false;
  }

  return {
    take(message) {
      waiting.push(message);
      // Some comms must be heard while a cell waits; the cells know which.
      if (active && message.header.msg_type === "comm_msg") pass("early", message);
      if (!active) void serveAll();
    },
    answer: (content) => serving?.answered(content),
    say(text) {
      const parent = serving?.message.header ?? {};
      void sender.publish(parent, { type: "stream", content: { name: "stderr", text } });
    },
    prompt({ text, password }) {
      if (!serving) return;
      const out = { type: "input_request", content: { prompt: text, password } };
      void sender.reply(sockets.stdin, serving.message, out);
    },
  };
}
