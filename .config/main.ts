// The npm scripts. run.mjs has brought the packages and Node 24; everything else that is needed is brought here.
import path from "node:path";
import { build } from "./build.ts";
import { check } from "./check.ts";
import { checkDocs } from "./docs.ts";
import { runJupyterLab } from "./jupyter.ts";
import { ensureLab } from "./lab.ts";
import { ensurePython } from "./python.ts";
import { files, node, run, SetUpError, say } from "./shell.ts";
import { test } from "./test.ts";

type Command = (args: readonly string[]) => Promise<number>;

async function start(args: readonly string[]): Promise<number> {
  await ensurePython();
  await build();
  await ensureLab();
  return runJupyterLab(args);
}

/** Leading words choose benches by parts of their paths; options that follow go to the race, a number to the others. */
async function bench(args: readonly string[]): Promise<number> {
  const end = args.findIndex((arg) => /^(-|\d+$)/.test(arg));
  const parts = end < 0 ? args : args.slice(0, end);
  const rest = end < 0 ? [] : args.slice(end);
  const all = files("test/bench/**/*.bench.ts");
  const chosen = all.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  if (chosen.length === 0) throw new SetUpError(`no bench has ${parts.join(" or ")} in its path`);
  await build();
  for (const file of chosen) {
    say(file);
    const own = file.includes("/race/") === rest[0]?.startsWith("-") ? rest : [];
    const code = await run(node, ["--conditions=driftline-source", file, ...own]);
    if (code !== 0) return code;
  }
  return 0;
}

async function testServices(args: readonly string[]): Promise<number> {
  const found = files("test/services/*.test.ts");
  if (found.length > 0) return test([...found, ...args]);
  say("there are no tests that need services yet");
  return 0;
}

/** For what ends well or throws. */
const done =
  (work: () => Promise<void>): Command =>
  async () => {
    await work();
    return 0;
  };

const commands = new Map<string, Command>([
  ["start", start],
  ["test", test],
  ["test:services", testServices],
  ["build", done(build)],
  ["check", done(check)],
  ["docs", done(checkDocs)],
  ["bench", bench],
]);

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  const command = commands.get(name);
  if (!command) throw new SetUpError(`no such script "${name}": there are ${[...commands.keys()].join(", ")}`);
  // Whatever is started from here, by name or through a script's first line, runs on this Node.
  process.env["PATH"] = `${path.dirname(node)}${path.delimiter}${process.env["PATH"] ?? ""}`;
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
