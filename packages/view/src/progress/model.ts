import type { State } from "../protocol.ts";

export interface ProgressState extends State {
  readonly view: "progress";
  /** The call that works, in words. */
  readonly what: string;
  readonly done: number;
  readonly of: number;
  /** What is worked on at this moment. */
  readonly now: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly secondsLeft: number | null;
  readonly state: "running" | "stopping" | "stopped" | "done" | "failed";
  /** What became of it, where there is more to say than the state. */
  readonly message: string;
}

/** A call that has just begun; what it does next is spread over this. */
export function progressModel(begun: { readonly what: string; readonly started: number }): ProgressState {
  return { view: "progress", ...begun, done: 0, of: 0, now: "", secondsLeft: null, state: "running", message: "" };
}
