import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";
import { ensurePython } from "../../../.config/python.ts";
import { installSpec, kernelSpec, specFolder } from "../src/install/spec.ts";
import { jupyterClient } from "./jupyterClient.ts";

it("a kernel that Jupyter's manager restarts is another process without the variables", async () => {
  await ensurePython();
  const prefix = mkdtempSync(path.join(tmpdir(), "prefix-"));
  try {
    installSpec(specFolder("typescript", { prefix }), kernelSpec());
    assert.deepEqual(jupyterClient(prefix, ["restart"], prefix), {
      "is another process": true,
      "first runs on": false,
      variable: "Cannot find name 'kept'.",
      cell: "42",
      "second runs on": false,
      "cell after a loop": "42",
      "third runs on": false,
    });
  } finally {
    rmSync(prefix, { recursive: true, force: true });
  }
});
