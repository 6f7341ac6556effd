import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { jupyterEnvironment, writeKernelSpec } from "../.config/jupyter.ts";
import { ensurePython, python } from "../.config/python.ts";
import { inProject, node, root, say } from "../.config/shell.ts";

/** Where tests leave screenshots and executed notebooks for people to look at. */
export const output = inProject("test", "output");

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export interface RunningJupyterLab {
  /** The address of a page, with the token. */
  url(page: string): string;
  /** Presses Ctrl-C and gives the exit code. */
  stop(): Promise<number | null>;
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  return response?.status === 200;
}

/** Starts JupyterLab as `npm start` does and waits until it answers. */
export async function startJupyterLab(): Promise<RunningJupyterLab> {
  const port = await freePort();
  const token = randomBytes(16).toString("hex");
  mkdirSync(output, { recursive: true });
  // A file, not a pipe: a kernel that outlives its server would hold the pipe open, and this process with it.
  const logFile = path.join(output, "jupyterlab.log");
  const log = openSync(logFile, "w");
  // What a test sets, such as a theme, is nobody else's.
  const own = mkdtempSync(path.join(tmpdir(), "driftline-jupyterlab-"));
  const places = [`--LabApp.user_settings_dir=${own}/settings`, `--LabApp.workspaces_dir=${own}/workspaces`];
  const lab: ChildProcess = spawn(
    process.execPath,
    [inProject(".config", "run.mjs"), "start", "--no-browser", "--port", String(port), ...places],
    { cwd: root, env: { ...process.env, JUPYTER_TOKEN: token }, stdio: ["ignore", log, log], detached: true },
  );
  closeSync(log);
  const ended = once(lab, "exit");
  const url = (page: string): string => `http://127.0.0.1:${port}${page}?token=${token}`;
  const stop = async (): Promise<number | null> => {
    if (lab.exitCode === null && lab.pid) process.kill(-lab.pid, "SIGINT");
    await ended;
    rmSync(own, { recursive: true, force: true });
    return lab.exitCode;
  };
  for (let tries = 0; tries < 240; tries++) {
    if (await answers(url("/api/status"))) return { url, stop };
    if (lab.exitCode !== null) break;
    await sleep(500);
  }
  await stop();
  throw new Error(`JupyterLab did not start:\n${readFileSync(logFile, "utf8")}`);
}

interface Shown {
  readonly text?: readonly string[];
  readonly data?: { readonly "text/plain"?: readonly string[] };
}

interface ExecutedNotebook {
  readonly cells: readonly { readonly outputs?: readonly Shown[] }[];
}

/** How tslab's own kernel is started, which nobody but these tests does. */
export const stockArgv: readonly string[] = [
  node,
  inProject("node_modules", "tslab", "bin", "tslab"),
  "kernel",
  "--config-path",
  "{connection_file}",
];

/** Its spec in a folder that Jupyter is told of by JUPYTER_PATH. */
export function stockTslab(): string {
  const folder = path.join(output, "stock-tslab");
  const spec = path.join(folder, "kernels", "stock-tslab");
  mkdirSync(spec, { recursive: true });
  const kernel = { argv: stockArgv, display_name: "stock tslab", language: "typescript" };
  writeFileSync(path.join(spec, "kernel.json"), JSON.stringify(kernel));
  return folder;
}

/** In milliseconds; the longest notebook takes a tenth of it. */
const longest = 100_000;

/** Executes a notebook and gives what its cells print or show as text, cell by cell. */
export async function executeNotebook(notebook: string, into: string, kernel = "typescript"): Promise<string[]> {
  await ensurePython();
  writeKernelSpec();
  const target = ["--output-dir", output, "--output", into, `--ExecutePreprocessor.kernel_name=${kernel}`];
  const args = ["-m", "nbconvert", "--to", "notebook", "--execute", ...target, notebook];
  const run = () =>
    spawnSync(python, args, {
      encoding: "utf8",
      env: { ...process.env, ...jupyterEnvironment, JUPYTER_PATH: stockTslab() },
      timeout: longest,
      killSignal: "SIGKILL",
    });
  let ran = run();
  // nbclient may sleep through a reply that arrives while it sends what an output area captured, by the same socket.
  if (ran.signal === "SIGKILL") {
    say(`${into}: nbconvert was not done within ${longest / 1000} seconds; once more`);
    ran = run();
  }
  if (ran.status !== 0) throw new Error(ran.signal === null ? ran.stderr : `nbconvert was ended by ${ran.signal}`);
  const executed: ExecutedNotebook = JSON.parse(readFileSync(path.join(output, into), "utf8"));
  return executed.cells.map(({ outputs = [] }) =>
    outputs.flatMap(({ text, data }) => text ?? data?.["text/plain"] ?? []).join(""),
  );
}
