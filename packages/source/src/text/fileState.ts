import { statSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";

/** What is another text as soon as something was written to the file. */
export function stateOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "gone";
}

/** Half of a report from a file as it was, and half as it is, would be wrong without anybody knowing. */
export function fileChanged(path: string): DriftlineError {
  return new DriftlineError(
    "fileChanged",
    `${path}: the file changed while it was read; compare it again when nothing writes to it, or compare a copy`,
  );
}
