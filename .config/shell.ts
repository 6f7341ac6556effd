import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export const root = path.dirname(import.meta.dirname);

/** A path below the project's folder. */
export const inProject = (...parts: string[]): string => path.join(root, ...parts);

/** Something the user can mend: printed as one line, without a stack. */
export class SetUpError extends Error {}

/** Progress goes to standard error, so that standard output stays the command's own. */
export function say(message: string): void {
  process.stderr.write(`driftline: ${message}\n`);
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Send the command's output to standard error. */
  readonly aside?: boolean;
  /** Ends the command on Ctrl-C with SIGTERM, and not with the terminal's own SIGINT, which it then does not hear. */
  readonly endsOnTerm?: boolean;
}

/** Runs a command in the project's folder, with this terminal, and gives its exit code. Signals reach it too. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: [options.endsOnTerm ? "ignore" : "inherit", options.aside ? 2 : "inherit", 2],
    detached: options.endsOnTerm === true && process.platform !== "win32",
    env: { ...process.env, ...options.env },
  });
  const interrupt = () => {
    if (options.endsOnTerm) child.kill("SIGTERM");
  };
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", interrupt).on("SIGTERM", pass).on("SIGHUP", pass);
  const promise = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
  return promise.finally(() => process.off("SIGINT", interrupt).off("SIGTERM", pass).off("SIGHUP", pass));
}

/** Runs a command that must succeed; `otherwise` says what to do when it does not. */
export async function mustRun(command: string, args: readonly string[], otherwise: string, options: RunOptions = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new SetUpError(otherwise);
}

export const node = process.execPath;

/** Files below the project that match, in a fixed order, with forward slashes. */
export function files(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name === "node_modules" || name === "dist" })
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
}

export function digestOf(paths: readonly string[], ...more: string[]): string {
  const hash = createHash("sha256").update(more.join("\n"));
  for (const file of paths) hash.update(`\0${file}\0`).update(readFileSync(inProject(file)));
  return hash.digest("hex");
}

/** Does work once for every state of what it depends on. The stamp is written last: an interrupted run starts again. */
export async function once(stamp: string, state: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}
