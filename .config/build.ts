import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { generate } from "./generate.ts";
import { digestOf, files, inProject, mustRun, node, once } from "./shell.ts";

/** The compiler the project uses; the one in node_modules/.bin is tslab's own, older one. */
export const compiler = inProject("node_modules", "typescript", "bin", "tsc");

const driftline = (...parts: string[]): string => inProject("packages", "driftline", ...parts);

/** Entry points of the package people install, by the name of what they become in its dist folder. */
const entryPoints: Readonly<Record<string, string>> = {
  index: driftline("src", "index.ts"),
  cli: driftline("src", "cli", "main.ts"),
};

/** Threads of their own, which lie beside the code that starts them. What they shared with it would split it into more files. */
const threads: Readonly<Record<string, string>> = {
  worker: inProject("packages", "source", "src", "duckdb", "worker.ts"),
};

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
async function bundle(): Promise<void> {
  const dist = driftline("dist");
  rmSync(dist, { recursive: true, force: true });
  for (const entries of [entryPoints, threads]) await bundleOf(entries, dist);
  writeFileSync(path.join(dist, "page.js"), await pageScript());
  for (const file of files("packages/source/data/*.br")) {
    cpSync(inProject(file), driftline("data", path.basename(file)), { force: true });
  }
}

/** The numeric library's files do nothing but export: those that a page has no use for are left out. */
const withoutEffects: esbuild.Plugin = {
  name: "without effects",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@stdlib\// }, async ({ path: name, resolveDir, kind, importer, pluginData }) => {
      if (pluginData === withoutEffects) return undefined;
      const found = await resolve(name, { resolveDir, kind, importer, pluginData: withoutEffects });
      return { path: found.path, sideEffects: false };
    });
  },
};

/** The script of the report that lives in a page of its own: one text, which goes into the page as it is. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: inProject(),
    entryPoints: [inProject("packages", "view", "src", "page.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    charset: "utf8",
    target: ["chrome111", "firefox113", "safari16.4"],
    conditions: ["driftline-source"],
    plugins: [withoutEffects],
    banner: { js: "/* Driftline (MIT); parts of stdlib (Apache-2.0) */" },
    legalComments: "none",
    logLevel: "warning",
  });
  // What would end the script within the page is written in another way, that means the same.
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}

async function bundleOf(entries: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: inProject(),
    entryPoints: entries,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    conditions: ["driftline-source"],
    // Large, partly native, and loaded only where a table needs them.
    external: ["@duckdb/node-api", "apache-arrow"],
    alias: { debug: inProject(".config", "debug.cjs") },
    plugins: [lightBuiltins],
    chunkNames: "[name]-[hash]",
    // Names stay, for stack traces. What is shorter is parsed sooner.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "linked",
    logLevel: "warning",
  });
}

/** One declaration file without imports of ours: what tslab's TypeScript 5.0.4 resolves and understands. */
async function rollUpDeclarations(): Promise<void> {
  const rolled = await rollup({
    input: driftline(".cache", "index.d.ts"),
    external: isBuiltin,
    plugins: [
      dts({
        tsconfig: driftline("tsconfig.json"),
        includeExternal: [
          "@driftline/drift",
          "@driftline/drift/render",
          "@driftline/drift/render/html",
          "@driftline/source",
        ],
      }),
    ],
    onwarn: (warning) => {
      throw new Error(`index.d.ts: ${warning.message}`);
    },
  });
  await rolled.write({ file: driftline("dist", "index.d.ts"), format: "es" });
  await rolled.close();
}

/** Generated indexes, compiled packages, and the bundle; nothing is done twice for the same sources. */
export async function build(): Promise<void> {
  generate();
  const sources = files(
    "packages/*/{src,assembly}/**/*.*",
    "packages/*/{package,tsconfig}.json",
    "packages/source/data/*",
    ".config/*.{ts,cjs}",
    ".config/tsconfig.json",
    "package-lock.json",
  );
  const stamp = driftline("dist", ".built");
  await once(stamp, digestOf(sources), async () => {
    rmSync(stamp, { force: true });
    await mustRun(node, [compiler, "-b"], "the packages do not compile, see above");
    await bundle();
    await rollUpDeclarations();
  });
}
