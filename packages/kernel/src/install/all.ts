// All that an installed kernel consists of: its spec, and the Python module by which notebooks take parameters.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import {
  foldersOf,
  installParameters,
  type PythonFolders,
  pythonIn,
  uninstallParameters,
} from "../parameters/install.ts";
import { installSpec, type KernelSpec, type Place, specFolder, uninstallSpec } from "./spec.ts";

/** Where the Python of a place has its modules; none where there is no Python. */
function modulesOf({ prefix, sysPrefix }: Place): PythonFolders | undefined {
  const python = prefix === undefined ? "python3" : pythonIn(path.resolve(prefix));
  if (python === undefined) return undefined;
  try {
    return foldersOf(python, { user: prefix === undefined && !sysPrefix });
  } catch {
    return undefined;
  }
}

/** Gives what there is to tell, line by line. */
export function installAll(name: string, place: Place, spec: KernelSpec): string[] {
  const folder = specFolder(name, place);
  installSpec(folder, spec);
  const modules = modulesOf(place);
  if (modules) installParameters(modules);
  return [
    `installed the kernel ${name} in ${folder}`,
    modules
      ? `papermill and jupyter-scheduler find its parameters in ${modules.modules}`
      : "no Python is there: papermill and jupyter-scheduler are not told of its parameters",
  ];
}

export function uninstallAll(name: string, place: Place): string[] {
  const folder = specFolder(name, place);
  uninstallSpec(folder);
  const modules = modulesOf(place);
  // The same kernel may be there under another name.
  const others = path.dirname(folder);
  const isLast = !existsSync(others) || readdirSync(others).length === 0;
  if (modules && isLast) uninstallParameters(modules);
  return [`removed ${folder}`];
}
