// All that leaves the cells' thread goes into the pipe, in order, with the request it belongs to.

import type { Data } from "../link.ts";
import { type PipeMemory, pipeWriter } from "../pipe.ts";
import { record, type ToSession } from "../session/between.ts";
import { currentRun } from "./context.ts";
import { cut } from "./cut.ts";

export interface Output {
  stream(name: "stdout" | "stderr", text: string): void;
  say(said: ToSession, buffers?: readonly Uint8Array[]): void;
  publish(
    type: string,
    content: Data,
    more?: { readonly metadata?: Data; readonly buffers?: readonly Uint8Array[] },
  ): void;
}

/** Half a pair of surrogates, which JSON escapes: a notebook that holds one can neither be saved nor opened. */
const halfPair = /(?<=(?<!\\)(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

function asRecord(said: ToSession, buffers: readonly Uint8Array[]): Uint8Array {
  const json = Buffer.from(JSON.stringify(said).replace(halfPair, "\ufffd"));
  const sizes = Buffer.from(JSON.stringify([json.length, ...buffers.map(({ byteLength }) => byteLength)]));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(sizes.length);
  return Buffer.concat([length, sizes, json, ...buffers]);
}

export function makeOutput(memory: PipeMemory, wake: () => void): Output {
  const pipe = pipeWriter(memory, wake);
  let parent: unknown;

  function belong(): void {
    const header = currentRun()?.parent;
    if (header === parent) return;
    pipe.writeText(record.parent, JSON.stringify(header ?? {}));
    parent = header;
  }

  function say(said: ToSession, buffers: readonly Uint8Array[] = []): void {
    belong();
    pipe.write(record.message, asRecord(said, buffers));
    wake();
  }

  return {
    stream(name, text) {
      if (text === "") return;
      belong();
      pipe.writeText(record[name], cut(text));
    },
    say,
    publish: (type, content, { metadata = {}, buffers = [] } = {}) =>
      say({ kind: "publish", type, content, metadata }, buffers),
  };
}

/** Sends what the process prints to the cell that prints it. */
export function captureStreams(output: Output): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new TextDecoder();
    const write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      output.stream(name, typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
      const callback = typeof encoding === "function" ? encoding : done;
      if (typeof callback === "function") process.nextTick(callback as () => void);
      return true;
    };
    Object.assign(process[name], { write });
  }
}
