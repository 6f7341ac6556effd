import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../../../.config/shell.ts";

/** What one run of a program took: seconds, and megabytes (2^20 bytes) at its peak. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Why there is nothing to report of a program, in one line. */
export interface Failure {
  readonly failed: string;
}

export type Command = readonly [string, ...string[]];

export interface Program {
  readonly command: Command;
  readonly env: Readonly<Record<string, string>>;
}

export interface Measure {
  readonly python: Command;
  /** Where the program's output goes. */
  readonly output: string;
  /** A program that runs longer has failed. */
  readonly seconds: number;
}

/** The last line that says something; where the project lies on this machine is nobody's business. */
export function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return (lines.at(-1) ?? "it said nothing").trim().replaceAll(root, ".");
}

const wrapper = path.join(import.meta.dirname, "measure.py");

/** Runs a program once and accounts for it; the wrapper's own start, with nothing but Python itself, is not counted. */
export function measure({ command, env }: Program, { python, output, seconds }: Measure): Cost | Failure {
  const [interpreter, ...options] = python;
  const { error, stdout, stderr } = spawnSync(
    interpreter,
    [...options, "-I", "-S", wrapper, String(seconds), output, ...command],
    {
      cwd: tmpdir(),
      env: { ...process.env, ...env },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  if (error) return { failed: error.message };
  if (stdout === "") return { failed: lastLine(stderr) };
  const found: Cost | Failure = JSON.parse(stdout);
  return "failed" in found ? { failed: lastLine(found.failed) } : found;
}
