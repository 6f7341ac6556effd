// The shell channel: one request after the other, each between busy and idle; the messages of comms at once.
import { randomUUID } from "node:crypto";
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
  /** The cells' answer to a request. */
  answer(to: number, content: Data): void;
  /** Tells whoever waits for a cell something about it. */
  say(text: string): void;
  prompt(asked: { readonly text: string; readonly password: boolean }): void;
  /** Whether a message answers what a cell asks now. */
  isAnswer(message: Message): boolean;
}

const commTypes = new Set(["comm_open", "comm_msg", "comm_close"]);
const askedTypes = new Set([
  "complete_request",
  "inspect_request",
  "is_complete_request",
  "history_request",
  "comm_info_request",
]);

export function makeShell({ sockets, sender, tell, info, shutdown }: ShellWith): Shell {
  const waiting: Message[] = [];
  const aborted = new Set<Message>();
  /** What is between busy and idle, in the order in which it began. */
  const begun = new Set<Message>();
  const answers = new Map<number, (content: Data) => void>();
  let asked = 0;
  /** The one request that is being served in its turn. */
  let serving: Message | undefined;
  /** The question that a cell waits with. */
  let question: string | undefined;
  let count = 0;

  function askCells({ header, content, metadata, buffers }: Message): Promise<Data> {
    return new Promise((answered) => {
      asked += 1;
      answers.set(asked, answered);
      tell({ kind: "request", id: asked, header, content, metadata, buffers, count });
    });
  }

  function begin(message: Message): void {
    begun.add(message);
    void sender.status(message.header, "busy");
  }

  /** Pages, and who ends idle kernels, go by the state they heard last: they hear again that something else goes on. */
  function end(message: Message): void {
    begun.delete(message);
    void sender.status(message.header, "idle");
    const [other] = begun;
    if (other) void sender.status(other.header, "busy");
  }

  async function execute(message: Message): Promise<Data> {
    const { code, silent, store_history: stores } = message.content;
    const counts = silent !== true && stores !== false;
    if (counts) count += 1;
    if (silent !== true) {
      const content = { code, execution_count: count };
      void sender.publish(message.header, { type: "execute_input", content });
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
    if (askedTypes.has(type)) return askCells(message);
    log(`ignores ${type} on the shell channel`);
    return undefined;
  }

  async function serve(message: Message): Promise<void> {
    begin(message);
    const type = message.header.msg_type;
    if (type === "shutdown_request") return shutdown(message);
    const content = await answerTo(message);
    question = undefined;
    if (content) void sender.reply(sockets.shell, message, { type: type.replace(/_request$/, "_reply"), content });
    end(message);
  }

  async function serveAll(): Promise<void> {
    for (serving = waiting.shift(); serving; serving = waiting.shift()) await serve(serving);
  }

  /** It has no turn: it is heard while a cell, or another comm's handler, waits for something. */
  async function serveComm(message: Message): Promise<void> {
    begin(message);
    await askCells(message);
    end(message);
  }

  return {
    take(message) {
      if (commTypes.has(message.header.msg_type)) {
        void serveComm(message);
        return;
      }
      waiting.push(message);
      if (!serving) void serveAll();
    },
    answer(to, content) {
      answers.get(to)?.(content);
      answers.delete(to);
    },
    say(text) {
      void sender.publish(serving?.header ?? {}, { type: "stream", content: { name: "stderr", text } });
    },
    prompt({ text, password }) {
      if (!serving) return;
      question = randomUUID();
      const out = { id: question, type: "input_request", content: { prompt: text, password } };
      void sender.reply(sockets.stdin, serving, out);
    },
    isAnswer({ parent }) {
      // Some clients do not say what they answer.
      const answered = "msg_id" in parent ? parent.msg_id : question;
      return question !== undefined && answered === question;
    },
  };
}
