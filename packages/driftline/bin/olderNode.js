// In a clone on an older Node the command goes on with the Node 24 that the set-up has brought.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

function nodeBroughtByTheSetUp() {
  const [system, program] = process.platform === "win32" ? ["win", "node.exe"] : [process.platform, "node"];
  const place = `../../../node_modules/node-${system}-${process.arch}/bin/${program}`;
  return fileURLToPath(new URL(place, import.meta.url));
}

function fail(message) {
  process.stderr.write(`driftline: ${message}\n`);
  process.exitCode = 2;
}

/** Hands everything over and takes the exit code back. Ctrl-C reaches both; the other signals are passed on. */
export async function goOn(command) {
  const node = nodeBroughtByTheSetUp();
  if (!existsSync(node)) {
    fail(`Node ${process.versions.node} is too old: install Node 22.12 or newer (24 is best)`);
    return;
  }
  const child = spawn(node, [fileURLToPath(command), ...process.argv.slice(2)], { stdio: "inherit" });
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", () => fail(`${node} could not be started: install Node 24`));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}
