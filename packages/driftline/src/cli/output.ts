import { existsSync, fstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { DriftlineError } from "@driftline/drift";

const standardOutput = 1;

/** Messages and progress; standard output is for results alone. */
export function say(message: string): void {
  process.stderr.write(`driftline: ${message}\n`);
}

/** Writes to standard output at once, without loading what streams need. A reader that left early, as `head` does, is no error. */
export function writeOut(text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(standardOutput, rest));
    } catch (error) {
      const code = codeOf(error);
      if (code === "EPIPE") return;
      // A pipe that does not block and is full: the stream waits for its reader.
      if (code === "EAGAIN") {
        process.stdout.on("error", () => {}).write(rest);
        return;
      }
      throw new DriftlineError("unwritable", `standard output cannot be written (${code}); check where it goes`);
    }
  }
}

export interface Terminal {
  readonly width: number;
  readonly color: boolean;
}

/** None where standard output goes to a file or another program. */
export function terminal(): Terminal | undefined {
  if (!fstatSync(standardOutput).isCharacterDevice() || !process.stdout.isTTY) return undefined;
  return { width: process.stdout.columns, color: process.stdout.hasColors() };
}

/** What would keep a file from being written is better known before the work than after it. */
export function checkWritable(file: string): void {
  const folder = path.dirname(file);
  if (!existsSync(folder)) {
    throw new DriftlineError("noFolder", `--out ${file}: there is no folder ${JSON.stringify(folder)}; make it first`);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DriftlineError("isDirectory", `--out ${file}: this is a folder; name a file in it`);
  }
}

/** The file has its old content or all of the new, whatever happens meanwhile. Pipes and devices are written as they are. */
export function writeFileWhole(file: string, text: string): void {
  const present = statSync(file, { throwIfNoEntry: false });
  const target = present ? realpathSync(file) : file;
  const temporary = present && !present.isFile() ? undefined : `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary ?? target, text, present ? { mode: present.mode } : {});
    if (temporary !== undefined) renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new DriftlineError(
      "unwritable",
      `--out ${file}: cannot be written (${codeOf(error)}); check the folder's permissions and space`,
    );
  }
  say(`wrote ${file} (${Math.ceil(Buffer.byteLength(text) / 1000)} kB)`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
