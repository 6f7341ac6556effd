// Makes the package people install: JavaScript of few files that needs no other package of ours.
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { pageScript } from "./bundlePage.ts";
import { files, inProject } from "./shell.ts";

export const driftline = (...parts: string[]): string => inProject("packages", "driftline", ...parts);

/** Entry points by the name of what they become in the package's dist folder. */
const entryPoints: Readonly<Record<string, string>> = {
  index: driftline("src", "index.ts"),
  cli: driftline("src", "cli", "main.ts"),
  // A thread of its own, which lies beside the code that starts it.
  worker: inProject("packages", "source", "src", "duckdb", "worker.ts"),
};

/** Large, partly native, and loaded only where a table needs them. */
const external = ["@duckdb/node-api", "apache-arrow"];

/**
 * Node's own modules with no more members than a file names. An ESM import of `node:fs` reads every member of it, and
 * with them loads promises, streams and watchers: some milliseconds of every start.
 */
const lightBuiltins: esbuild.Plugin = {
  name: "light builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path: name, importer }) => ({
      path: name,
      namespace: "builtin",
      suffix: `?${importer}`,
      pluginData: membersUsed(readFileSync(importer, "utf8"), name),
    }));
    onLoad({ filter: /./, namespace: "builtin" }, ({ path: name, pluginData: members }) => ({
      contents: [
        `const module = process.getBuiltinModule(${JSON.stringify(name)});`,
        "export default module;",
        `export const { ${members.join(", ")} } = module;`,
      ].join("\n"),
    }));
  },
};

/** What a file imports by name from a module, types left out. */
function membersUsed(code: string, module: string): string[] {
  const imports = code.matchAll(/^import (?!type\b)[^"]*?\{([^}]*)\} from "([^"]+)";$/gm);
  return [...imports]
    .filter(([, , from]) => from === module)
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim().replace(/ as .*$/, ""))
    .filter((name) => name !== "" && !name.startsWith("type "));
}

/**
 * What users import and run is self-contained: drift, source and the numeric libraries are inlined, so that CommonJS
 * loaders such as tslab's find everything. Code is split, so that a command loads no more than it needs.
 */
export async function bundle(): Promise<void> {
  const dist = driftline("dist");
  rmSync(dist, { recursive: true, force: true });
  const parts = mkdtempSync(path.join(tmpdir(), "driftline-build-"));
  try {
    await split(parts);
    await join(parts, dist);
    writeFileSync(path.join(dist, "LICENSES.txt"), licences(parts));
    writeFileSync(path.join(dist, "page.js"), await pageScript());
  } finally {
    rmSync(parts, { recursive: true, force: true });
  }
  for (const file of files("packages/source/data/*.br")) {
    cpSync(inProject(file), driftline("data", path.basename(file)), { force: true });
  }
}

async function split(outdir: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: inProject(),
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    conditions: ["driftline-source"],
    external,
    alias: { debug: inProject(".config", "debug.cjs") },
    plugins: [lightBuiltins],
    // Names stay, for stack traces. What is shorter is parsed sooner.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "external",
    logLevel: "warning",
  });
}

/** Every file takes a millisecond to load: what a command always loads becomes one, whoever else needs parts of it. */
async function join(parts: string, dist: string): Promise<void> {
  const always = loadedBy(path.join(parts, "cli.js"));
  const bundled = await rollup({
    input: Object.keys(entryPoints).map((name) => path.join(parts, `${name}.js`)),
    external: (id) => external.includes(id),
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  await bundled.write({
    dir: dist,
    format: "es",
    compact: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    manualChunks: (id) => (always.has(id) ? "core" : undefined),
  });
  await bundled.close();
}

/** What the inlined libraries ask to go along with their code. */
function licences(parts: string): string {
  const found = globSync("*.LEGAL.txt", { cwd: parts }).sort();
  const notices = found.flatMap((file) => readFileSync(path.join(parts, file), "utf8").split(/\n(?=Bundled license)/));
  return `${[...new Set(notices)].join("\n")}\n`;
}

/** The parts that are imported at once, and the format that most commands write. */
function loadedBy(entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const imports = readFileSync(file, "utf8").matchAll(
      /(?:\bfrom|\bimport)"(\.\/[^"]+)"|import\("(\.\/json-[^"]+)"\)/g,
    );
    for (const [, now, soon] of imports) visit(path.join(path.dirname(file), now ?? soon ?? ""));
  };
  visit(entry);
  found.delete(entry);
  return found;
}
