#!/usr/bin/env node
// Starts the command.
const { fileURLToPath } = process.getBuiltinModule?.("node:url") ?? {};

if (fileURLToPath) {
  // A command runs most of its code a few times only: compiling it, well or plainly, is not paid back. A loop over a large
  // table comes to these counts, ten times V8's own, within milliseconds.
  process
    .getBuiltinModule("node:v8")
    .setFlagsFromString(
      "--no-sparkplug --invocation-count-for-maglev=4000 --invocation-count-for-maglev-osr=1000 --invocation-count-for-turbofan=30000 --invocation-count-for-osr=5000",
    );
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
