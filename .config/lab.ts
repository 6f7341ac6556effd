// The JupyterLab extension: what the build writes for it, and how it gets into .venv.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { forPages } from "./bundlePage.ts";
import { environment, python } from "./python.ts";
import { digestOf, inProject, mustRun, once, root, SetUpError, say } from "./shell.ts";

const lab = (...parts: string[]): string => inProject("packages", "lab", ...parts);
const manifest: { readonly name: string } = JSON.parse(readFileSync(lab("package.json"), "utf8"));
const target = lab("dist", manifest.name);

function writeJson(content: object, name: string): void {
  writeFileSync(path.join(target, name), `${JSON.stringify(content, null, 2)}\n`);
}

/** One script, and the two files by which JupyterLab finds it. */
export async function bundleLab(): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    ...forPages,
    entryPoints: { remoteEntry: lab("src", "container.ts") },
    outdir: path.join(target, "static"),
    entryNames: "[name].[hash]",
    legalComments: "external",
    metafile: true,
  });
  const script = Object.keys(metafile.outputs).find((file) => file.endsWith(".js"));
  const load = `static/${path.basename(script ?? "")}`;
  const build = { load, extension: "./extension", mimeExtension: "./mimeExtension" };
  // What it is built with is nothing to who installs it.
  const { devDependencies: _, private: __, ...published } = manifest as Record<string, unknown> & typeof manifest;
  writeJson({ ...published, jupyterlab: { extension: true, mimeExtension: true, _build: build } }, "package.json");
  const uninstallInstructions = `pip uninstall ${manifest.name}`;
  writeJson({ packageManager: "python", packageName: manifest.name, uninstallInstructions }, "install.json");
}

const wheelFolder = lab("dist", "wheel");

/** The Python wheel that people install; gives its path. The Python must have the wheel's build system, as .venv has. */
export async function buildWheel(): Promise<string> {
  rmSync(wheelFolder, { recursive: true, force: true });
  mkdirSync(wheelFolder, { recursive: true });
  const options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"];
  await mustRun(
    python,
    ["-m", "pip", "wheel", ...options, "--wheel-dir", wheelFolder, lab()],
    "the wheel of the JupyterLab extension could not be built, see above",
    { aside: true },
  );
  const [wheel] = readdirSync(wheelFolder);
  if (!wheel) throw new SetUpError("the wheel of the JupyterLab extension was built and is not there");
  return path.join(wheelFolder, wheel);
}

/** Puts the extension into .venv as pip would anywhere else. The build must have been. */
export async function ensureLab(): Promise<void> {
  const built = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = built.map(({ parentPath, name }) => path.join(parentPath, name)).sort();
  const sources = [...places, lab("README.md"), lab("pyproject.toml")].map((file) => path.relative(root, file));
  const stamp = path.join(environment, ".driftline-lab");
  await once(stamp, digestOf(sources, environment), async () => {
    say("installing the JupyterLab extension in .venv …");
    const options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--force-reinstall"];
    await mustRun(
      python,
      ["-m", "pip", "install", ...options, await buildWheel()],
      "the JupyterLab extension could not be installed, see above",
      { aside: true },
    );
  });
}
