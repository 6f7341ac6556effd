#!/usr/bin/env node
// Starts the command.
const { fileURLToPath } = process.getBuiltinModule?.("node:url") ?? {};

if (fileURLToPath) {
  // Compiled code is kept beside the program, where that can be written to: the next start is some milliseconds quicker.
  process
    .getBuiltinModule("node:module")
    .enableCompileCache?.(fileURLToPath(new URL("../dist/.cache", import.meta.url)));
  try {
    await import("../dist/cli.js");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.stderr.write("driftline: the command is not built yet: run npm run build\n");
    process.exitCode = 2;
  }
} else {
  process.stderr.write(
    `driftline: Node ${process.versions.node} is too old: install Node 20.19 or newer (24 is best)\n`,
  );
  process.exitCode = 2;
}
