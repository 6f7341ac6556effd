// Writes the files that follow from others, such as the index of a folder; with --check it only says whether they are up to date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { staleAssembly } from "./assembly.ts";
import { files, inProject, SetUpError } from "./shell.ts";
import { widgetModels } from "./widgetModels.ts";

interface Index {
  readonly folder: string;
  /** What a member is made with; other files of the folder are helpers. */
  readonly define: string;
  /** The record of all members. */
  readonly record: string;
}

const indexes: readonly Index[] = [
  { folder: "packages/drift/src/measures", define: "defineMeasure", record: "measures" },
];

/** A member is the one export of its file and has the file's name. */
function membersOf({ folder, define }: Index): string[] {
  return files(`${folder}/*.ts`)
    .map((file) => path.basename(file, ".ts"))
    .filter((name) =>
      new RegExp(`^export const ${name}\\b[^=]*=\\s*${define}\\b`, "m").test(
        readFileSync(inProject(folder, `${name}.ts`), "utf8"),
      ),
    )
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function contentOf(index: Index): string {
  const members = membersOf(index);
  return [
    "// Generated from the files of this folder by .config/generate.ts: a new one takes part with the next build.",
    ...members.map((name) => `import { ${name} } from "./${name}.ts";`),
    "",
    ...members.map((name) => `export { ${name} } from "./${name}.ts";`),
    "",
    `export const ${index.record} = {`,
    ...members.map((name) => `  ${name},`),
    "} as const;",
    "",
  ].join("\n");
}

interface Stale {
  readonly file: string;
  content(): string;
}

/** The generated files that are not what their sources ask for. */
export function staleFiles(): Stale[] {
  const written = indexes
    .filter((index) => existsSync(inProject(index.folder)))
    .map((index) => ({ file: `${index.folder}/index.ts`, content: contentOf(index) }));
  const stale = [...written, ...widgetModels()]
    .filter(({ file, content }) => !existsSync(inProject(file)) || readFileSync(inProject(file), "utf8") !== content)
    .map(({ file, content }) => ({ file, content: () => content }));
  return [...stale, ...staleAssembly()];
}

export function generate(): void {
  for (const { file, content } of staleFiles()) writeFileSync(inProject(file), content());
}

if (import.meta.main) {
  if (!process.argv.includes("--check")) generate();
  const stale = staleFiles().map(({ file }) => file);
  if (stale.length > 0) throw new SetUpError(`not up to date: ${stale.join(", ")}; run npm run build`);
}
