// Compiles packages/*/assembly/*.ts, which is AssemblyScript, to WebAssembly that lies in packages/*/src/assembly/*.ts as
// text, so that it is loaded, bundled and published like any other module.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOf, files, inProject, node, SetUpError } from "./shell.ts";

const compiler = inProject("node_modules", "assemblyscript", "bin", "asc.js");
const options = ["-O3", "--runtime", "stub", "--enable", "simd", "--noAssert"];

export const targetOf = (source: string): string => source.replace("/assembly/", "/src/assembly/");
/** A module may be made of any of these. */
const all = files("packages/*/assembly/**/*.ts");
const firstLineOf = (source: string): string =>
  `// Generated from ${source} (${digestOf(all, ...options).slice(0, 16)}) by .config/assembly.ts.`;

export function compiled(source: string): Buffer {
  const folder = inProject("node_modules", ".cache", "assembly");
  mkdirSync(folder, { recursive: true });
  const output = path.join(folder, `${path.basename(source, ".ts")}-${process.pid}.wasm`);
  try {
    const args = [compiler, source, ...options, "--outFile", path.relative(inProject(), output)];
    const { status, stderr } = spawnSync(node, args, { cwd: inProject(), encoding: "utf8" });
    if (status !== 0) throw new SetUpError(`${source} does not compile:\n${stderr}`);
    return readFileSync(output);
  } finally {
    rmSync(output, { force: true });
  }
}

function moduleOf(source: string): string {
  const name = path.basename(source, ".ts");
  return [
    firstLineOf(source),
    `import { instantiate } from "./instantiate.ts";`,
    "",
    "const code =",
    `  "${compiled(source).toString("base64")}";`,
    "",
    "/** A new instance, with a memory of its own. */",
    `export const ${name}Module = (): unknown => instantiate(code);`,
    "",
  ].join("\n");
}

/** The modules that were not made from what is in their sources now. */
export function staleAssembly(): { readonly file: string; readonly content: () => string }[] {
  return files("packages/*/assembly/*.ts")
    .map((source) => ({ source, file: targetOf(source) }))
    .filter(
      ({ source, file }) =>
        !existsSync(inProject(file)) || !readFileSync(inProject(file), "utf8").startsWith(firstLineOf(source)),
    )
    .map(({ source, file }) => ({ file, content: () => moduleOf(source) }));
}
