import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { jupyterEnvironment, writeKernelSpec } from "../../../.config/jupyter.ts";
import { ensurePython, environment, python } from "../../../.config/python.ts";
import { digestOf, inProject, once } from "../../../.config/shell.ts";
import { foldersOf, installParameters, pythonIn } from "../src/parameters/install.ts";

const folder = inProject(".cache", "schedulers");
export const schedulerPython = (): string => {
  const found = pythonIn(folder);
  if (!found) throw new Error(`${folder} is no Python environment`);
  return found;
};

/** What the commands need to find the kernels, and to leave this person's own Jupyter alone. */
export const schedulerEnvironment = {
  ...process.env,
  ...jupyterEnvironment,
  JUPYTER_PATH: path.join(environment, "share", "jupyter"),
  JUPYTER_DATA_DIR: path.join(folder, "data"),
  JUPYTER_RUNTIME_DIR: path.join(folder, "runtime"),
};

function must(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** An environment with papermill and jupyter-scheduler, which takes all else from .venv; and our module in it. */
export async function ensureSchedulers(): Promise<void> {
  await ensurePython();
  writeKernelSpec();
  const list = inProject(".config", "schedulers.txt");
  const state = digestOf([".config/schedulers.txt", ".config/requirements.txt", ".config/constraints.txt"], folder);
  await once(path.join(folder, ".installed"), state, async () => {
    rmSync(folder, { recursive: true, force: true });
    must(python, ["-m", "venv", folder]);
    const { modules } = foldersOf(schedulerPython());
    writeFileSync(path.join(modules, "shared.pth"), `${foldersOf(python).modules}\n`);
    mkdirSync(path.join(folder, "data"), { recursive: true });
    const how = ["--quiet", "--disable-pip-version-check", "--no-deps", "--requirement", list];
    must(schedulerPython(), ["-m", "pip", "install", ...how]);
  });
  installParameters(foldersOf(schedulerPython()));
}
