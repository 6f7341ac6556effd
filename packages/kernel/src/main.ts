#!/usr/bin/env node
import { parseArgs } from "node:util";
import { installAll, uninstallAll } from "./install/all.ts";
import { kernelSpec, type Place } from "./install/spec.ts";

const usage = `Usage:
  typescript-kernel install [--prefix FOLDER | --user | --sys-prefix] [--name typescript] [--display-name TypeScript]
  typescript-kernel uninstall [--prefix FOLDER | --user | --sys-prefix] [--name typescript]
  typescript-kernel kernel --connection-file FILE
`;

const options = {
  prefix: { type: "string" },
  user: { type: "boolean" },
  "sys-prefix": { type: "boolean" },
  name: { type: "string", default: "typescript" },
  "display-name": { type: "string", default: "TypeScript" },
  "connection-file": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command] = positionals;
  const place: Place = { prefix: values.prefix, user: values.user, sysPrefix: values["sys-prefix"] };
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (command === "install") {
    for (const line of installAll(values.name, place, kernelSpec({ displayName: values["display-name"] })))
      process.stdout.write(`${line}\n`);
    return 0;
  }
  if (command === "uninstall") {
    for (const line of uninstallAll(values.name, place)) process.stdout.write(`${line}\n`);
    return 0;
  }
  if (command === "kernel" && values["connection-file"]) {
    // Loaded for this command only: to install needs no sockets and no compiler.
    const { runKernel } = await import("./cells/kernel.ts");
    await runKernel(values["connection-file"]);
    return 0;
  }
  process.stderr.write(usage);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`typescript-kernel: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
