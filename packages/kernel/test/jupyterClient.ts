import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { python } from "../../../.config/python.ts";

const script = fileURLToPath(new URL("client.py", import.meta.url));

/** What Jupyter's own client finds with the kernel whose spec lies below a prefix. */
export function jupyterClient(prefix: string, args: readonly string[], cwd: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, [script, ...args], {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, JUPYTER_PATH: `${prefix}/share/jupyter`, JUPYTER_PLATFORM_DIRS: "0" },
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
