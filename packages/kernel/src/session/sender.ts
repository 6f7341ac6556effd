import type { Router, XPublisher } from "zeromq";
import type { Data } from "../link.ts";
import { type Header, type Message, newHeader, writeMessage } from "../wire.ts";

export interface Outgoing {
  /** The name of the message, where it is to be known. */
  readonly id?: string;
  readonly type: string;
  readonly content: Data;
  readonly metadata?: Data;
  readonly buffers?: readonly Uint8Array[];
}

export interface Sender {
  /** Both return once all that was sent before has been handed over, in order. */
  publish(parent: Header | Data, outgoing: Outgoing): Promise<void>;
  reply(socket: Router, to: Message, outgoing: Outgoing): Promise<void>;
  /** Tells who has just subscribed that from now on nothing is missed. */
  welcome(subscription: Uint8Array): Promise<void>;
  status(parent: Header | Data, state: "busy" | "idle" | "starting"): Promise<void>;
}

/** One queue for everything that leaves: a socket takes no second message while it is busy with the first. */
export function makeSender(key: string, session: string, iopub: XPublisher): Sender {
  let last: Promise<void> = Promise.resolve();

  function inOrder(send: () => Promise<void>): Promise<void> {
    last = last.then(send);
    return last;
  }

  function send(
    socket: XPublisher | Router,
    identities: readonly Uint8Array[],
    parent: Header | Data,
    out: Outgoing,
  ): Promise<void> {
    const { id, type, content, metadata = {}, buffers = [] } = out;
    const header = newHeader(session, type, id);
    const message = { identities, header, parent, metadata, content, buffers };
    const frames = writeMessage(key, message);
    // A reply to a client that has gone is no error of ours.
    return inOrder(() => socket.send(frames).catch(() => undefined));
  }

  const publish = (parent: Header | Data, out: Outgoing): Promise<void> =>
    send(iopub, [Buffer.from(`kernel.${session}.${out.type}`)], parent, out);
  return {
    publish,
    welcome: (subscription) =>
      send(
        iopub,
        [subscription],
        {},
        { type: "iopub_welcome", content: { subscription: Buffer.from(subscription).toString() } },
      ),
    reply: (socket, to, out) => send(socket, to.identities, to.header, out),
    status: (parent, state) => publish(parent, { type: "status", content: { execution_state: state } }),
  };
}
