import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { program } from "./command.ts";

export interface Task {
  readonly args: readonly string[];
  readonly width?: number;
  /** A file for standard output, which goes to the terminal too unless there is one. */
  readonly stdout?: string;
  /** Ctrl-C is pressed as soon as this is seen, or as there is a file of this path. */
  readonly interrupt?: { readonly seen: string } | { readonly path: string };
}

export interface Session {
  /** What came to the terminal, with the seconds since the start. */
  readonly written: readonly (readonly [seconds: number, text: string])[];
  readonly code: number;
  readonly seconds: number;
  readonly afterPress: number | null;
}

const helper = fileURLToPath(new URL("terminal.py", import.meta.url));

/** Runs the command as people do, at a terminal. */
export function atTerminal(
  folder: string,
  { args, ...task }: Task,
  environment: Readonly<Record<string, string>> = {},
) {
  const all = JSON.stringify({ ...task, argv: [process.execPath, program, ...args] });
  const env = { ...process.env, NODE_OPTIONS: "", TERM: "xterm", ...environment };
  const { stdout, stderr, status } = spawnSync("python3", [helper, all], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 64e6,
  });
  if (status !== 0) throw new Error(`the terminal could not be set up: ${stderr}`);
  const session: Session = JSON.parse(stdout);
  return { ...session, text: session.written.map(([, text]) => text).join("") };
}
