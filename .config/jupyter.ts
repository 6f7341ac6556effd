import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { kernelSpec } from "../packages/kernel/src/install/spec.ts";
import { environment, python } from "./python.ts";
import { inProject, node, root, run } from "./shell.ts";

const inEnvironment = (...parts: string[]): string => path.join(environment, ...parts);

/** All that Jupyter reads and writes stays in .venv; the user's own Jupyter settings are neither read nor touched. */
export const jupyterEnvironment = {
  JUPYTER_CONFIG_DIR: inEnvironment("var", "config"),
  JUPYTER_DATA_DIR: inEnvironment("var", "data"),
  JUPYTER_RUNTIME_DIR: inEnvironment("var", "runtime"),
  JUPYTERLAB_SETTINGS_DIR: inEnvironment("var", "settings"),
  JUPYTERLAB_WORKSPACES_DIR: inEnvironment("var", "workspaces"),
  JUPYTER_PLATFORM_DIRS: "0",
  JUPYTER_PREFER_ENV_PATH: "1",
  IPYTHONDIR: inEnvironment("var", "ipython"),
};

function writeJson(content: object, ...where: string[]): void {
  const file = inEnvironment(...where);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** Written on every start, as the paths change when the clone is moved. */
export function writeKernelSpec(): void {
  const script = inProject("packages", "kernel", "dist", "main.js");
  const write = (name: string, displayName: string): void =>
    writeJson(kernelSpec({ node, script, displayName }), "share", "jupyter", "kernels", name, "kernel.json");
  write("typescript", "TypeScript");
  // Notebooks written for tslab open with the same kernel.
  write("tslab", "TypeScript (tslab)");
}

/** JupyterLab asks the network for nothing: no news, no search for updates or extensions. */
function writeSettings(): void {
  // Without it Node would take Jupyter's scripts for modules, as the project's package.json says.
  writeJson({ type: "commonjs" }, "package.json");
  const settings = {
    "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
    // Who opens a notebook without its kernel finds the widgets as they were.
    "@jupyter-widgets/jupyterlab-manager:plugin": { saveState: true },
  };
  writeJson(settings, "share", "jupyter", "lab", "settings", "overrides.json");
}

/** Starts JupyterLab on the notebooks and gives its exit code once it is stopped, by Ctrl-C without a question. */
export function runJupyterLab(args: readonly string[]): Promise<number> {
  writeKernelSpec();
  writeSettings();
  const asRoot = process.getuid?.() === 0 ? ["--allow-root"] : [];
  const options = [
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.root_dir=${path.join(root, "notebooks")}`,
    "--LabApp.default_url=/lab/tree/1-start-here.ipynb",
    "--MultiKernelManager.default_kernel_name=typescript",
    "--LabApp.extension_manager=readonly",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=",
  ];
  // On SIGINT the server would leave its kernels behind; on SIGTERM it shuts them down.
  const how = { env: jupyterEnvironment, endsOnTerm: true };
  return run(python, ["-m", "jupyterlab", ...asRoot, ...options, ...args], how);
}
