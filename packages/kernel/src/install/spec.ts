// What Jupyter needs to know to start this kernel: its kernel.json, in the places where Jupyter looks.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: "message";
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Node aborts without it when what runs is stopped in the middle of an asynchronous callback. */
const nodeOptions = ["--no-force-async-hooks-checks"];

export const mainScript = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "../main.ts" : "../main.js", import.meta.url),
);

/** With absolute paths: whoever moves the kernel or its Node installs it again. */
export function kernelSpec({
  node = process.execPath,
  script = mainScript,
  displayName = "TypeScript",
} = {}): KernelSpec {
  return {
    argv: [node, ...nodeOptions, script, "kernel", "--connection-file", "{connection_file}"],
    display_name: displayName,
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}

export interface Place {
  readonly prefix?: string | undefined;
  readonly user?: boolean | undefined;
  readonly sysPrefix?: boolean | undefined;
}

function userData(): string {
  const { JUPYTER_DATA_DIR, APPDATA } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Jupyter");
  if (process.platform === "win32") return path.join(APPDATA ?? homedir(), "jupyter");
  return path.join(process.env["XDG_DATA_HOME"] ?? path.join(homedir(), ".local", "share"), "jupyter");
}

function pythonPrefix(): string {
  for (const python of ["python3", "python"]) {
    const { status, stdout } = spawnSync(python, ["-c", "import sys; print(sys.prefix)"], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  throw new Error("--sys-prefix needs Python, and none was found: name the folder with --prefix");
}

/** The folder of a kernel; the user's own unless another place is named. */
export function specFolder(name: string, { prefix, sysPrefix }: Place): string {
  if (!/^[A-Za-z0-9._-]+$/.test(name))
    throw new Error(`a kernel's name has letters, digits, ".", "_" and "-" only: ${name}`);
  const where = prefix ?? (sysPrefix ? pythonPrefix() : undefined);
  const data = where === undefined ? userData() : path.join(path.resolve(where), "share", "jupyter");
  return path.join(data, "kernels", name.toLowerCase());
}

export function installSpec(folder: string, spec: KernelSpec): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
}

export function uninstallSpec(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
