import { rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { bundle, driftline } from "./bundle.ts";
import { generate } from "./generate.ts";
import { bundleLab } from "./lab.ts";
import { digestOf, files, inProject, mustRun, node, once } from "./shell.ts";

/** The compiler the project uses; the one in node_modules/.bin is tslab's own, older one. */
export const compiler = inProject("node_modules", "typescript", "bin", "tsc");

/** One declaration file without imports of ours: what tslab's TypeScript 5.0.4 resolves and understands. */
async function rollUpDeclarations(): Promise<void> {
  const rolled = await rollup({
    input: driftline(".cache", "index.d.ts"),
    external: isBuiltin,
    plugins: [
      dts({
        tsconfig: driftline("tsconfig.json"),
        includeExternal: ["@driftline/drift", "@driftline/drift/render", "@driftline/source"],
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
    await bundleLab();
    await rollUpDeclarations();
  });
}
