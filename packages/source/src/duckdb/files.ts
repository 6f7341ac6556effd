import { statSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";
import type { FileState } from "./recipe.ts";

export const fileStates = (paths: readonly string[]): FileState[] =>
  paths.map((path) => ({ path, state: stateOf(path) }));

/** Half of a report from a file as it was, and half as it is, would be wrong without anybody knowing. */
export function checkUnchanged(files: readonly FileState[]): void {
  for (const { path, state } of files) {
    if (stateOf(path) === state) continue;
    throw new DriftlineError(
      "fileChanged",
      `${path}: the file changed while it was read; compare it again when nothing writes to it, or compare a copy`,
    );
  }
}

function stateOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "gone";
}
