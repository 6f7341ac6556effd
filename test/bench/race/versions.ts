import { spawnSync } from "node:child_process";
import { versionIn } from "../machine.ts";
import { peers, versionsOf } from "./environments.ts";
import type { Command } from "./measure.ts";
import type { Report } from "./report.ts";

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
