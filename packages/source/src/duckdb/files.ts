import { fileChanged, stateOf } from "../text/fileState.ts";
import type { FileState } from "./recipe.ts";

export const fileStates = (paths: readonly string[]): FileState[] =>
  paths.map((path) => ({ path, state: stateOf(path) }));

export function checkUnchanged(files: readonly FileState[]): void {
  for (const { path, state } of files) if (stateOf(path) !== state) throw fileChanged(path);
}
