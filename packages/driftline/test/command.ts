import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const program = fileURLToPath(new URL("../bin/driftline.js", import.meta.url));

/** A new folder with these files; `undefined` makes a folder of that name. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array | undefined>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-"));
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) mkdirSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true });
}

/** Runs the built command as users run it, in a folder of its own. */
export function runIn(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  const env = { ...process.env, NODE_OPTIONS: "", ...environment };
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8", env, maxBuffer: 64e6 });
}
