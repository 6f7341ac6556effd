import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * The files that a pattern names, sorted: `*` and `?` stand for any characters and for one within a name, `[abc]` for one
 * of these, `{a,b}` for either, `**` for any folders. Names that begin with a dot are left out unless the pattern has it.
 * Node's own globSync came with Node 22.
 */
export function glob(pattern: string): string[] {
  const found = new Set(alternatives(pattern).flatMap((one) => matching("", one.split(/[/\\]/))));
  return [...found].sort();
}

/** The patterns that one with braces stands for. */
function alternatives(pattern: string): string[] {
  const braces = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(pattern);
  if (!braces) return [pattern];
  const [, before = "", choices = "", after = ""] = braces;
  return choices.split(",").flatMap((choice) => alternatives(before + choice + after));
}

function matching(folder: string, [part, ...rest]: readonly string[]): string[] {
  if (part === undefined) return existsSync(folder) ? [folder] : [];
  if (part === "**") {
    const within = namesIn(folder, true).flatMap((name) => matching(joined(folder, name), ["**", ...rest]));
    return [...matching(folder, rest), ...within];
  }
  if (!/[*?[]/.test(part)) return matching(joined(folder, part), rest);
  const named = expression(part);
  return namesIn(folder, rest.length > 0)
    .filter((name) => named.test(name) && (part.startsWith(".") || !name.startsWith(".")))
    .flatMap((name) => matching(joined(folder, name), rest));
}

/** An empty first part is the root. */
function joined(folder: string, name: string): string {
  if (folder === "" && name === "") return path.sep;
  return folder === "" ? name : path.join(folder, name);
}

function namesIn(folder: string, foldersOnly: boolean): string[] {
  try {
    const entries = readdirSync(folder === "" ? "." : folder, { withFileTypes: true });
    return entries.filter((entry) => !foldersOnly || entry.isDirectory()).map(({ name }) => name);
  } catch {
    // What is no folder, or may not be read, holds nothing that could match.
    return [];
  }
}

function expression(part: string): RegExp {
  const source = part.replace(/\[[^\]]+\]|[\s\S]/g, (token) => {
    if (token === "*") return ".*";
    if (token === "?") return ".";
    if (token.length > 1) return `[${token.slice(1, -1).replace(/^!/, "^").replace(/\\/g, "\\\\")}]`;
    return token.replace(/[\\^$.|+(){}[\]]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "su");
}
