import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { digestOf, inProject, mustRun, once, root, SetUpError, say } from "./shell.ts";

const windows = process.platform === "win32";

/** The project's own Python environment; nothing is installed outside of it. */
export const environment = inProject(".venv");
export const python = pythonIn(environment);

const candidates: readonly (readonly [string, ...string[]])[] = [
  ["python3"],
  ["python"],
  ["py", "-3"],
  ...[14, 13, 12, 11, 10].map((minor): [string] => [`python3.${minor}`]),
];

function ask(command: readonly [string, ...string[]], program: string): string | undefined {
  const [name, ...args] = command;
  const { status, stdout } = spawnSync(name, [...args, "-c", program], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

interface Wanted {
  readonly from: readonly [major: number, minor: number];
  readonly before?: readonly [major: number, minor: number];
  /** What it runs, for who has to install it. */
  readonly for: string;
}

/** The first Python on this machine that is new enough, and old enough, and can make environments. */
export function findPython({ from, before, for: purpose }: Wanted): readonly [string, ...string[]] {
  const condition = `(${from}) <= sys.version_info${before ? ` < (${before})` : ""}`;
  const found = candidates.find((command) => ask(command, `import sys; print(${condition})`) === "True");
  if (!found) {
    const range = `Python ${from.join(".")} or newer${before ? `, before ${before.join(".")},` : ""}`;
    throw new SetUpError(`${range} was not found: install it (it runs ${purpose}) and try again`);
  }
  if (ask(found, "import venv, ensurepip") === undefined) {
    throw new SetUpError(`${found.join(" ")} has no venv module: run "sudo apt install python3-venv" and try again`);
  }
  return found;
}

function pythonIn(folder: string): string {
  return windows ? path.join(folder, "Scripts", "python.exe") : path.join(folder, "bin", "python");
}

/**
 * An environment with what pip is told to install, made once for every state of it; gives its Python. A moved clone makes
 * it anew, as its scripts hold paths.
 */
export async function ensureEnvironment(folder: string, what: string, wanted: readonly string[]): Promise<string> {
  const lists = [".config/requirements.txt", ".config/constraints.txt"];
  const inside = pythonIn(folder);
  await once(path.join(folder, ".driftline-installed"), digestOf(lists, folder, ...wanted), async () => {
    const [command, ...args] = findPython({ from: [3, 10], for: "JupyterLab" });
    const name = path.relative(root, folder);
    rmSync(folder, { recursive: true, force: true });
    say(`making ${name} and installing ${what} with pip …`);
    await mustRun(command, [...args, "-m", "venv", folder], `the Python environment ${name} could not be made`);
    await mustRun(
      inside,
      ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...wanted],
      `pip could not install ${what}, see above: check the network and run the command again`,
      { aside: true },
    );
  });
  return inside;
}

/** Makes .venv with JupyterLab in it, unless it is there already. */
export async function ensurePython(): Promise<void> {
  await ensureEnvironment(environment, "JupyterLab", ["-r", inProject(".config", "requirements.txt")]);
}
