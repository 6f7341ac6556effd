import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const module = "typescript_kernel_parameters";
const version = "0.1.0";
const sources = path.resolve(import.meta.dirname, "../../python", module);

/** Where Python looks for modules, and where what they share lies. */
export interface PythonFolders {
  readonly modules: string;
  readonly data: string;
}

/** Asks a Python where its modules go; with `user` those of this person alone. */
export function foldersOf(python: string, { user = false }: { readonly user?: boolean } = {}): PythonFolders {
  const scheme = user ? ', scheme=sysconfig.get_preferred_scheme("user")' : "";
  const program = `import json, sysconfig; print(json.dumps([sysconfig.get_path(name${scheme}) for name in ("purelib", "data")]))`;
  const { status, stdout, stderr, error } = spawnSync(python, ["-c", program], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${python} does not say where its modules are: ${error?.message ?? stderr.trim()}`);
  const [modules, data]: readonly [string, string] = JSON.parse(stdout);
  return { modules, data };
}

/** The Python of an environment, if the folder is one. */
export function pythonIn(prefix: string): string | undefined {
  return [
    path.join(prefix, "bin", "python3"),
    path.join(prefix, "bin", "python"),
    path.join(prefix, "Scripts", "python.exe"),
    path.join(prefix, "python.exe"),
  ].find((file) => existsSync(file));
}

const information = `${module}-${version}.dist-info`;

const metadata = `Metadata-Version: 2.1
Name: ${module.replaceAll("_", "-")}
Version: ${version}
Summary: Lets papermill and jupyter-scheduler give parameters to TypeScript and JavaScript notebooks
License: MIT
`;

/** papermill loads engines of others when it starts; ours brings the translators with it. */
const entryPoints = `[papermill.engine]
typescript = ${module}.papermill_engine:TypeScriptEngine
`;

const extension = { ServerApp: { jpserver_extensions: { [module]: true } } };

/** Every file that is installed, by its place. */
function filesFor({ modules, data }: PythonFolders): Map<string, string> {
  const code = readdirSync(sources).filter((name) => name.endsWith(".py"));
  const settings = path.join(data, "etc", "jupyter", "jupyter_server_config.d", `${module}.json`);
  return new Map([
    ...code.map((name) => [path.join(modules, module, name), readFileSync(path.join(sources, name), "utf8")] as const),
    [settings, `${JSON.stringify(extension, null, 2)}\n`],
    [path.join(modules, information, "METADATA"), metadata],
    [path.join(modules, information, "entry_points.txt"), entryPoints],
    [path.join(modules, information, "INSTALLER"), "typescript-kernel\n"],
  ]);
}

/**
 * Puts the Python module by which papermill and jupyter-scheduler give parameters where a Python finds it, as pip would:
 * pip lists it and takes it away. Nothing is fetched, and neither of the two need be there yet.
 */
export function installParameters(folders: PythonFolders): void {
  uninstallParameters(folders);
  const { modules } = folders;
  const files = filesFor(folders);
  const record = path.join(modules, information, "RECORD");
  const lines = [...files].map(([file, text]) => {
    const digest = createHash("sha256").update(text).digest("base64url");
    return `${path.relative(modules, file).replaceAll(path.sep, "/")},sha256=${digest},${Buffer.byteLength(text)}\n`;
  });
  files.set(record, `${lines.join("")}${information}/RECORD,,\n`);
  for (const [file, text] of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Takes the module away, of whatever version. */
export function uninstallParameters({ modules, data }: PythonFolders): void {
  rmSync(path.join(modules, module), { recursive: true, force: true });
  rmSync(path.join(data, "etc", "jupyter", "jupyter_server_config.d", `${module}.json`), { force: true });
  const installed = existsSync(modules) ? readdirSync(modules) : [];
  for (const name of installed.filter((one) => one.startsWith(`${module}-`) && one.endsWith(".dist-info"))) {
    rmSync(path.join(modules, name), { recursive: true });
  }
}
