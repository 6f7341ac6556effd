// Names of modules and files for the text in which the cursor stands.
import { readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { homedir } from "node:os";
import path from "node:path";

export interface Candidates {
  readonly start: number;
  readonly matches: readonly string[];
}

/** The text that begins on this line and is still open at the cursor, with what stands before it. */
const openText =
  /(?<before>(?:\bfrom|\bimport|\brequire|\bimport\.meta\.resolve)\s*\(?\s*)?(?<quote>["'`])(?<text>(?:(?!\k<quote>)[^\\\n])*)$/;

function entries(folder: string): { readonly name: string; readonly isFolder: boolean }[] {
  try {
    const found = readdirSync(folder, { withFileTypes: true });
    return found.map((each) => ({ name: each.name, isFolder: each.isDirectory() || each.isSymbolicLink() }));
  } catch {
    return [];
  }
}

/** Files and folders as they go on from what is written, the hidden ones only if asked for. */
function paths(text: string, directory: string): string[] {
  const cut = text.lastIndexOf("/") + 1;
  const [written, begun] = [text.slice(0, cut), text.slice(cut)];
  const folder = path.resolve(directory, written.replace(/^~(?=\/)/, homedir()));
  return entries(folder)
    .filter(({ name }) => name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith(".")))
    .map(({ name, isFolder }) => `${written}${name}${isFolder ? "/" : ""}`)
    .sort();
}

function packagesIn(folder: string): string[] {
  return entries(folder).flatMap(({ name, isFolder }) => {
    if (!isFolder || name.startsWith(".")) return [];
    return name.startsWith("@") ? entries(path.join(folder, name)).map((inner) => `${name}/${inner.name}`) : [name];
  });
}

function modules(text: string, directory: string): string[] {
  if (/^\.{1,2}\//.test(text)) return paths(text, directory);
  const names = new Set(["tslab", ...builtinModules.filter((name) => !name.startsWith("_"))]);
  for (const name of builtinModules) if (!name.startsWith("_")) names.add(`node:${name.replace(/^node:/, "")}`);
  for (let folder = directory; ; folder = path.dirname(folder)) {
    for (const name of packagesIn(path.join(folder, "node_modules"))) names.add(name);
    if (folder === path.dirname(folder)) break;
  }
  return [...names].filter((name) => name.startsWith(text) && !name.startsWith("@types/")).sort();
}

interface OpenText {
  readonly text: string;
  readonly namesModule: boolean;
}

/** What is written of the text in which the cursor stands. */
export function openTextAt(code: string, cursor: number): OpenText | undefined {
  const line = code.slice(code.lastIndexOf("\n", cursor - 1) + 1, cursor);
  const groups = openText.exec(line)?.groups;
  return groups && { text: groups["text"] ?? "", namesModule: groups["before"] !== undefined };
}

/** Nothing where the cursor stands in no text, or in one that names no module and no path. */
export function candidatesInText(code: string, cursor: number, directory: string): Candidates | undefined {
  const open = openTextAt(code, cursor);
  if (!open) return undefined;
  const { text, namesModule } = open;
  if (!namesModule && !/^(\.{0,2}|~)\//.test(text)) return undefined;
  return { start: cursor - text.length, matches: namesModule ? modules(text, directory) : paths(text, directory) };
}
