import { AsyncLocalStorage } from "node:async_hooks";
import type { Comm, CommMessage, CommOpening, Data, KernelLink, MimeBundle } from "../../src/index.ts";
import { linkKey } from "../../src/index.ts";
import { answerPages } from "../../src/widgets/states.ts";

/** What went from the kernel to the page. */
export interface Sent {
  readonly comm: string;
  readonly kind: "open" | "message" | "close";
  readonly target: string;
  readonly data: Data;
  readonly metadata: Data;
  readonly buffers: readonly Uint8Array[];
}

export interface Page {
  /** All messages, in order. */
  readonly sent: Sent[];
  readonly displayed: MimeBundle[];
  /** Runs code of a cell: what it prints, now and later, belongs to that. */
  run<Result>(cell: string, work: () => Result): Result;
  /** Says something about a comm, as a message of its own, and waits until it is handled. */
  say(comm: string, data: Data, buffers?: readonly Uint8Array[]): Promise<void>;
  /** Closes a comm from the page. */
  close(comm: string): Promise<void>;
  /** Opens a comm from the page and gives its identifier. */
  open(target: string, data?: Data, buffers?: readonly Uint8Array[]): Promise<string>;
  /** Messages since the last call. */
  news(): Sent[];
  leave(): void;
}

/** What messages say, as it stands in them. */
export const states = (messages: readonly Sent[]): unknown[] => messages.map(({ data }) => data["state"]);

/** The state that a message opens a widget with, or says about one. */
export function stateIn(message: Pick<Sent, "data"> | undefined): Readonly<Record<string, unknown>> {
  if (!message) throw new Error("there is no message");
  return message.data["state"] as Readonly<Record<string, unknown>>;
}

type Handler = (message: CommMessage) => unknown;
const holder = globalThis as { [linkKey]?: KernelLink };

/** A page in this process: the widgets of this process talk to it as they would to a kernel's. */
export function openPage(): Page {
  const sent: Sent[] = [];
  const displayed: MimeBundle[] = [];
  const handlers = new Map<string, { message?: Handler; close?: Handler }>();
  const targets = new Map<string, (comm: Comm, opening: CommMessage) => unknown>();
  let read = 0;
  let count = 0;
  const requests = new AsyncLocalStorage<string>();
  const comm = (id: string, target: string): Comm => {
    const heard: { message?: Handler; close?: Handler } = {};
    handlers.set(id, heard);
    const log = (kind: Sent["kind"], data: Data, buffers: readonly Uint8Array[] = []): void => {
      // As on the wire: what cannot be said in JSON does not arrive.
      sent.push({ comm: id, kind, target, data: JSON.parse(JSON.stringify(data)), metadata: {}, buffers });
    };
    return {
      id,
      target,
      send: (data, more) => log("message", data, more?.buffers),
      close: (data = {}) => log("close", data),
      onMessage: (handler) => {
        heard.message = handler;
      },
      onClose: (handler) => {
        heard.close = handler;
      },
    };
  };
  const page: Page = {
    sent,
    displayed,
    run: (cell, work) => requests.run(cell, work),
    async say(id, data, buffers = []) {
      const handler = handlers.get(id)?.message;
      if (!handler) throw new Error(`nobody hears ${id}`);
      count += 1;
      const message = { data: JSON.parse(JSON.stringify(data)), metadata: {}, buffers };
      await requests.run(`message-${count}`, () => handler(message));
    },
    async close(id) {
      await handlers.get(id)?.close?.({ data: {}, metadata: {}, buffers: [] });
    },
    async open(target, data = {}, buffers = []) {
      count += 1;
      const id = `page-${count}`;
      await targets.get(target)?.(comm(id, target), { data: JSON.parse(JSON.stringify(data)), metadata: {}, buffers });
      return id;
    },
    news() {
      const fresh = sent.slice(read);
      read = sent.length;
      return fresh;
    },
    leave() {
      delete holder[linkKey];
    },
  };
  const link: KernelLink = {
    openComm(target: string, { id = `comm-${sent.length}`, data = {}, metadata = {}, buffers = [] }: CommOpening = {}) {
      sent.push({ comm: id, kind: "open", target, data: JSON.parse(JSON.stringify(data)), metadata, buffers });
      return comm(id, target);
    },
    registerTarget: (target, handler) => void targets.set(target, handler),
    unregisterTarget: (target) => void targets.delete(target),
    display: (bundle) => void displayed.push(bundle),
    clearOutput: () => {},
    currentRequest: () => requests.getStore(),
    outputHere() {
      const request = requests.getStore();
      return (work) => (request === undefined ? requests.exit(work) : requests.run(request, work));
    },
    onStop: () => () => {},
  };
  holder[linkKey] = link;
  answerPages(link);
  return page;
}
