import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { inProject } from "../../../.config/shell.ts";
import { peers, versionsOf } from "./environments.ts";
import type { Command } from "./measure.ts";
import type { Machine, Report } from "./report.ts";

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

const versionIn = (...parts: string[]): string =>
  JSON.parse(readFileSync(inProject(...parts, "package.json"), "utf8")).version;

/** What each environment runs, ours first. */
export function versions([program, ...options]: Command): Report["versions"] {
  const asked = spawnSync(program, [...options, "-c", "import platform; print(platform.python_version())"], {
    encoding: "utf8",
  });
  const python = asked.stdout.trim();
  const ours = {
    driftline: versionIn("packages", "driftline"),
    node: process.versions.node,
    duckdb: versionIn("node_modules", "@duckdb", "node-api"),
  };
  const theirs = peers.map((peer) => [peer, { python, ...Object.fromEntries(versionsOf(peer)) }] as const);
  return { driftline: ours, ...Object.fromEntries(theirs) };
}
