import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { ensurePython, python } from "../../../.config/python.ts";
import { installSpec, kernelSpec, specFolder, uninstallSpec } from "../src/install/spec.ts";

it("Jupyter's own tests of kernels pass, none of them skipped", { timeout: 300_000 }, async () => {
  await ensurePython();
  const prefix = mkdtempSync(path.join(tmpdir(), "prefix-"));
  try {
    const folder = specFolder("typescript", { prefix });
    installSpec(folder, kernelSpec());
    const script = fileURLToPath(new URL("jupyter_kernel.py", import.meta.url));
    const env = { ...process.env, JUPYTER_PATH: path.join(prefix, "share", "jupyter"), JUPYTER_PLATFORM_DIRS: "0" };
    const { status, stderr } = spawnSync(python, [script], {
      encoding: "utf8",
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /Ran 13 tests/);
    assert.doesNotMatch(stderr, /skipped/);
    uninstallSpec(folder);
  } finally {
    rmSync(prefix, { recursive: true, force: true });
  }
});
