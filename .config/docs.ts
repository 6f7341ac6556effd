import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, compiler } from "./build.ts";
import { findExamples, toModule } from "./examples.ts";
import { brokenLinks } from "./links.ts";
import { inProject, mustRun, node, SetUpError, say } from "./shell.ts";

const folder = inProject(".cache", "docs");

const settings = {
  extends: "../../.config/tsconfig.json",
  compilerOptions: {
    rootDir: "../..",
    noEmit: true,
    composite: false,
    tsBuildInfoFile: null,
    allowImportingTsExtensions: true,
    // What views stand in.
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: ["node"],
    customConditions: ["driftline-source"],
  },
  include: ["."],
};

/** Every example becomes a module of its own; all of them run one after another in one process. */
async function writeModules(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = new Map<string, string[]>();
  const exportsOf = async (name: string | undefined): Promise<string[]> => {
    if (!name) return [];
    const known = names.get(name) ?? Object.keys(await import(name));
    names.set(name, known);
    return known;
  };
  const examples = findExamples();
  for (const [index, example] of examples.entries()) {
    const module = toModule(example, await exportsOf(example.within?.package), "../../.config/expectShown.ts");
    writeFileSync(path.join(folder, `example${index}.ts`), `// ${example.where}\n${module}`);
  }
  const all = examples.map((_, index) => `await import("./example${index}.ts");\n`).join("");
  writeFileSync(path.join(folder, "all.ts"), `${all}export {};\n`);
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(settings));
  return examples.length;
}

/** Links lead somewhere; the examples of documents and doc comments compile, run and give what they say. */
export async function checkDocs(): Promise<void> {
  await build();
  const broken = brokenLinks();
  if (broken.length > 0) throw new SetUpError(`links that lead nowhere: ${broken.join("; ")}`);
  const count = await writeModules();
  await mustRun(node, [compiler, "-p", folder], `an example has type errors, see above and ${folder}`);
  const program = path.join(folder, "all.ts");
  await mustRun(node, ["--conditions=driftline-source", program], "an example does not give what it says, see above");
  say(`${count} examples compile, run and give what they say`);
}
