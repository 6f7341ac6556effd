import { availableParallelism } from "node:os";
import { build } from "./build.ts";
import { check } from "./check.ts";
import { ensureChromium } from "./chromium.ts";
import { checkDocs } from "./docs.ts";
import { ensureLab } from "./lab.ts";
import { ensurePython } from "./python.ts";
import { files, node, run, SetUpError } from "./shell.ts";

const patterns = ["packages/*/test/**/*.test.ts", "test/*.test.ts", "test/simulation/*.test.ts"];

/** Paths, or parts of them, choose the test files; options go to Node's test runner. */
function choose(args: readonly string[]): { readonly chosen: string[]; readonly options: string[] } {
  const options = args.filter((arg) => arg.startsWith("-"));
  const parts = args.filter((arg) => !arg.startsWith("-")).map((arg) => arg.replace(/^\.\//, ""));
  const all = files(...patterns, "test/services/*.test.ts");
  const chosen = all.filter((file) =>
    parts.length === 0 ? !file.startsWith("test/services/") : parts.some((part) => file.includes(part)),
  );
  if (chosen.length === 0) throw new SetUpError(`no test file has ${parts.join(" or ")} in its path`);
  return { chosen, options };
}

/** Everything, or with arguments the chosen test files alone, without checks of code and documents. */
export async function test(args: readonly string[]): Promise<number> {
  const { chosen, options } = choose(args);
  const inJupyter = chosen.some((file) => /^test\/[^/]*$/.test(file));
  if (inJupyter) {
    await ensurePython();
    await ensureChromium();
  }
  if (args.length === 0) {
    await check();
    await checkDocs();
  } else await build();
  if (inJupyter) await ensureLab();
  // What is timed runs by itself, after the others: beside them it would wait for the processor.
  const timed = chosen.filter((file) => file.endsWith("cost.test.ts"));
  const untimed = chosen.filter((file) => !timed.includes(file));
  const codes = [await runTests(untimed, options, availableParallelism()), await runTests(timed, options, 1)];
  return Math.max(...codes);
}

async function runTests(chosen: readonly string[], options: readonly string[], concurrency: number): Promise<number> {
  if (chosen.length === 0) return 0;
  const runner = ["--test", "--test-reporter=spec", `--test-concurrency=${concurrency}`];
  return run(node, ["--conditions=driftline-source", ...runner, ...options, ...chosen]);
}
