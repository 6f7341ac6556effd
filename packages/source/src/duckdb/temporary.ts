import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

let folder: string | undefined;
let files = 0;

/** The path of a new file in a folder that goes with the process. */
export function temporary(ending: string): string {
  if (folder === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), "driftline-"));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  files += 1;
  return path.join(folder, `${files}.${ending}`);
}
