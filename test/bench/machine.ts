import { readFileSync } from "node:fs";
import os from "node:os";
import { inProject } from "../../.config/shell.ts";
import { cell } from "./table.ts";

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memory: string;
  readonly system: string;
}

function systemName(): string {
  const name =
    process.platform === "linux" ? /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8")) : null;
  return [name?.[1] ?? os.version(), `${os.type()} ${os.release()}`, os.arch()].join(", ");
}

export function machine(): Machine {
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model.trim() ?? "an unknown processor",
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: systemName(),
  };
}

/** Where and when a bench ran. */
export function ranOn(on: string, { processor, cores, memory, system }: Machine): string {
  return `Run on ${on}: ${cell(processor)}, ${cores} cores, ${memory} of memory, ${cell(system)}.`;
}

export const versionIn = (...parts: string[]): string =>
  JSON.parse(readFileSync(inProject(...parts, "package.json"), "utf8")).version;
