import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOf, inProject, once, root, say } from "../../../.config/shell.ts";
import { type Command, type Failure, lastLine } from "./measure.ts";

export const peers = ["evidently", "nannyml", "whylogs", "deepchecks", "frouros", "alibi-detect", "scipy"] as const;
export type Peer = (typeof peers)[number];

/** Everything the race makes lies here. */
export const folder = inProject(".cache", "race");

/** The directly needed packages of a requirements file, all of which are pinned, and their versions. */
export function parseRequirements(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => /^[^#\s]/.test(line));
  return new Map(
    lines.map((line): [string, string] => {
      const [, name, version] = /^([\w.-]+)(?:\[[\w,-]+\])?==([\w.+!-]+)$/.exec(line.trim()) ?? [];
      if (!name || !version) throw new Error(`"${line}" does not pin one version`);
      return [name, version];
    }),
  );
}

export const requirementsOf = (peer: Peer): string => path.join(import.meta.dirname, "requirements", `${peer}.txt`);

export const versionsOf = (peer: Peer): Map<string, string> =>
  parseRequirements(readFileSync(requirementsOf(peer), "utf8"));

/**
 * No peer calls home, and what they write for themselves stays in the project: these switches are read by evidently, by
 * nannyml, by whylogs and by deepchecks. Nothing is compiled into this folder either.
 */
export const quiet: Readonly<Record<string, string>> = {
  DO_NOT_TRACK: "1",
  NML_DISABLE_USAGE_LOGGING: "1",
  WHYLOGS_NO_ANALYTICS: "1",
  DISABLE_DEEPCHECKS_ANONYMOUS_TELEMETRY: "1",
  DISABLE_LATEST_VERSION_CHECK: "1",
  HOME: path.join(folder, "home"),
  XDG_CONFIG_HOME: path.join(folder, "home", ".config"),
  XDG_CACHE_HOME: path.join(folder, "home", ".cache"),
  XDG_DATA_HOME: path.join(folder, "home", ".local"),
  MPLBACKEND: "agg",
  PYTHONDONTWRITEBYTECODE: "1",
  PYTHONPATH: import.meta.dirname,
};

function mustEnd(command: Command, ...args: string[]): void {
  const [program, ...first] = command;
  const { error, status, stderr } = spawnSync(program, [...first, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", 2, "pipe"],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(lastLine(stderr));
}

/** The Python of an environment that holds what a requirements file names, made unless it is there. */
export async function ensureEnvironment(
  requirements: string,
  { python, target }: { readonly python: Command; readonly target: string },
): Promise<string | Failure> {
  const inside = path.join(target, "bin", "python");
  const state = digestOf([path.relative(root, requirements)], target, ...python);
  try {
    await once(path.join(target, ".driftline-installed"), state, async () => {
      say(`the race: installing ${path.basename(requirements, ".txt")} …`);
      rmSync(target, { recursive: true, force: true });
      mustEnd([...python], "-m", "venv", target);
      mustEnd([inside], "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements);
    });
  } catch (error) {
    return { failed: `not installed: ${lastLine(String(error instanceof Error ? error.message : error))}` };
  }
  return inside;
}

export type Environments = ReadonlyMap<Peer, string | Failure>;

export async function ensureEnvironments(python: Command): Promise<Environments> {
  const made = new Map<Peer, string | Failure>();
  for (const peer of peers) {
    const target = path.join(folder, "environments", peer);
    made.set(peer, await ensureEnvironment(requirementsOf(peer), { python, target }));
  }
  return made;
}
