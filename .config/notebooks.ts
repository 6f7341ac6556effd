// What the example notebooks show, kept in them: node --conditions=driftline-source .config/notebooks.ts runs them anew.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { jupyterEnvironment, writeKernelSpec } from "./jupyter.ts";
import { ensurePython, python } from "./python.ts";
import { files, inProject, SetUpError, say } from "./shell.ts";

interface Output {
  readonly name?: string;
  readonly text?: string[];
  readonly data?: Record<string, unknown>;
}

interface Notebook {
  readonly cells: readonly { readonly outputs?: Output[] }[];
  readonly metadata: Record<string, unknown>;
}

/** When the reports of the notebooks say they were made, so that they are the same whenever they are. */
const madeAt = Date.UTC(2026, 0, 1) / 1000;

export const exampleNotebooks = (): string[] => files("notebooks/[0-9]*.ipynb");

const read = (file: string): Notebook => JSON.parse(readFileSync(file, "utf8"));

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-notebooks-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is printed arrives in pieces, now in more, now in fewer. */
function joined(outputs: readonly Output[]): Output[] {
  const all: Output[] = [];
  for (const output of outputs) {
    const last = all.at(-1);
    if (output.text && last?.text && last.name === output.name) last.text.push(...output.text);
    else all.push(output);
  }
  return all;
}

/** The text of a notebook with what its cells show. Widgets end with the kernel: what needs none stands for them. */
export async function executed(notebook: string): Promise<string> {
  await ensurePython();
  writeKernelSpec();
  const settings = ["record_timing=False", "store_widget_state=False"];
  const options = settings.map((setting) => `--ExecutePreprocessor.${setting}`);
  const done = inFolder((folder) => {
    const target = ["--output-dir", folder, "--output", "executed.ipynb"];
    const args = ["-m", "nbconvert", "--to", "notebook", "--execute", ...options, ...target, inProject(notebook)];
    const env = { ...process.env, ...jupyterEnvironment, SOURCE_DATE_EPOCH: String(madeAt) };
    const { status, stderr } = spawnSync(python, args, { encoding: "utf8", env });
    if (status !== 0) throw new SetUpError(`${notebook} does not run:\n${stderr}`);
    return read(path.join(folder, "executed.ipynb"));
  });
  for (const { outputs = [] } of done.cells) {
    outputs.splice(0, outputs.length, ...joined(outputs));
    for (const { data } of outputs) delete data?.["application/vnd.jupyter.widget-view+json"];
  }
  const { kernelspec, language_info } = read(inProject(notebook)).metadata;
  return `${JSON.stringify({ ...done, metadata: { kernelspec, language_info } }, null, 1)}\n`;
}

if (import.meta.main) {
  for (const notebook of exampleNotebooks()) {
    say(`running ${notebook} …`);
    writeFileSync(inProject(notebook), await executed(notebook));
  }
}
