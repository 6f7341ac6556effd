import * as esbuild from "esbuild";
import { inProject } from "./shell.ts";

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

/** What all code for pages is bundled with. */
export const forPages: esbuild.BuildOptions = {
  absWorkingDir: inProject(),
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: ["chrome111", "firefox113", "safari16.4"],
  conditions: ["driftline-source"],
  plugins: [withoutEffects],
  banner: { js: "/* Driftline (MIT); parts of stdlib (Apache-2.0) */" },
  legalComments: "none",
  logLevel: "warning",
};

/** The script of the report that lives in a page of its own: one text, which goes into the page as it is. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    ...forPages,
    entryPoints: [inProject("packages", "view", "src", "page.ts")],
    write: false,
  });
  // What would end the script within the page is written in another way, that means the same.
  return (outputFiles?.[0]?.text ?? "").replaceAll("</script", "<\\/script");
}
