#!/usr/bin/env node
// Starts the command. What only an older Node needs is loaded only there: it would cost every start some milliseconds.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const command = new URL("../dist/cli.js", import.meta.url);

// Compiled code is kept beside the program, where that can be written to: the next start is some milliseconds quicker.
const { fileURLToPath } = process.getBuiltinModule?.("node:url") ?? {};
const cache = fileURLToPath?.(new URL("../dist/.cache", import.meta.url));
process.getBuiltinModule?.("node:module").enableCompileCache?.(cache);

if (major > 22 || (major === 22 && minor >= 12)) {
  try {
    await import(command.href);
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.stderr.write("driftline: the command is not built yet: run npm run build\n");
    process.exitCode = 2;
  }
} else await (await import("./olderNode.js")).goOn(command);
