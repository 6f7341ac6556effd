// What the two threads of a kernel say to one another: the session (sockets, protocol) and the cells.
import type { MessagePort } from "node:worker_threads";
import type { Data } from "../link.ts";
import type { PipeMemory } from "../pipe.ts";
import type { Header } from "../wire.ts";

/** Shared flags, one 32-bit slot each. */
export const flag = {
  /** The cells compile: what is stopped here would leave the compiler broken. */
  compiling: 0,
  /** Counts the stops that the cells' event loop has seen. */
  stopsSeen: 1,
  /** Set to 1 when an answer to a prompt waits in the port. */
  answered: 2,
} as const;

export const flagSlots = 8;

export interface SessionStart {
  readonly connectionFile: string;
  readonly pipe: PipeMemory;
  readonly flags: SharedArrayBuffer;
  /** Where answers to prompts arrive: the cell that asks is blocked and takes them out itself. */
  readonly answers: MessagePort;
  readonly compilerVersion: string;
  readonly kernelVersion: string;
  /** How large the heap of the cells may become, in bytes. */
  readonly heapLimit: number;
}

/** From the session to the cells. */
export type ToCells =
  | {
      readonly kind: "request";
      /** What its reply is given under. */
      readonly id: number;
      readonly header: Header;
      readonly content: Data;
      readonly count: number;
      readonly metadata: Data;
      readonly buffers: readonly Uint8Array[];
    }
  | { readonly kind: "stop"; readonly number: number }
  /** SIGINT is not heard in the session's thread: the cells' thread has to listen. */
  | { readonly kind: "hearInterrupt" }
  | { readonly kind: "nothing" }
  | { readonly kind: "end" };

/** Kinds of records in the pipe from the cells to the session. */
export const record = { stdout: 1, stderr: 2, parent: 3, message: 4 } as const;

/** From the cells to the session, as JSON in the pipe; buffers follow. */
export type ToSession =
  | { readonly kind: "publish"; readonly type: string; readonly content: Data; readonly metadata?: Data }
  | { readonly kind: "reply"; readonly to: number; readonly content: Data }
  | { readonly kind: "prompt"; readonly text: string; readonly password: boolean }
  | { readonly kind: "log"; readonly text: string };
