// Conversations with the front end, from the side of the cells.
import { randomUUID } from "node:crypto";
import type { Comm, CommMessage, CommOpening, Data } from "../link.ts";
import type { Output } from "./output.ts";

type Handler = (message: CommMessage) => unknown;

interface Open {
  readonly comm: Comm;
  message?: Handler;
  close?: Handler;
}

export interface Comms {
  open(target: string, opening?: CommOpening): Comm;
  register(target: string, handler: (comm: Comm, opening: CommMessage) => unknown): void;
  unregister(target: string): void;
  /** What the front end says; gives what the handler gives. */
  take(type: string, content: Data, message: CommMessage): unknown;
  info(target: unknown): Data;
}

export function makeComms(output: Output): Comms {
  const open = new Map<string, Open>();
  const targets = new Map<string, (comm: Comm, opening: CommMessage) => unknown>();

  function makeComm(id: string, target: string): Comm {
    const send: Comm["send"] = (data, more) => output.publish("comm_msg", { comm_id: id, data }, more);
    const close = (data: Data = {}): void => {
      if (open.delete(id)) output.publish("comm_close", { comm_id: id, data });
    };
    const state: Open = {
      comm: {
        id,
        target,
        send,
        close,
        onMessage: (handler) => {
          state.message = handler;
        },
        onClose: (handler) => {
          state.close = handler;
        },
      },
    };
    open.set(id, state);
    return state.comm;
  }

  function openHere(
    target: string,
    { id = randomUUID(), data = {}, metadata = {}, buffers = [] }: CommOpening = {},
  ): Comm {
    const comm = makeComm(id, target);
    output.publish("comm_open", { comm_id: id, target_name: target, data }, { metadata, buffers });
    return comm;
  }

  function openThere(id: string, target: string, message: CommMessage): unknown {
    const handler = targets.get(target);
    const comm = makeComm(id, target);
    if (handler) return handler(comm, message);
    comm.close();
    output.say({ kind: "log", text: `closes a comm: nobody waits for the target ${target}` });
    return undefined;
  }

  function take(type: string, content: Data, message: CommMessage): unknown {
    const id = String(content["comm_id"]);
    if (type === "comm_open") return openThere(id, String(content["target_name"]), message);
    const state = open.get(id);
    if (!state) {
      output.say({ kind: "log", text: `ignores ${type}: there is no comm ${id}` });
      return undefined;
    }
    if (type === "comm_msg") return state.message?.(message);
    open.delete(id);
    return state.close?.(message);
  }

  function info(target: unknown): Data {
    const all = [...open.values()].map(({ comm }) => comm);
    const wanted = all.filter((comm) => typeof target !== "string" || target === "" || comm.target === target);
    return { status: "ok", comms: Object.fromEntries(wanted.map(({ id, target }) => [id, { target_name: target }])) };
  }

  return {
    open: openHere,
    register: (target, handler) => void targets.set(target, handler),
    unregister: (target) => void targets.delete(target),
    take,
    info,
  };
}
