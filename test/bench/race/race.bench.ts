// The race against the tools in Python. It writes race.md and race.json to .cache/race and, where no options (see
// options.ts) made it shorter, also beside this folder.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { findPython } from "../../../.config/python.ts";
import { inProject, SetUpError, say } from "../../../.config/shell.ts";
import { machine } from "../machine.ts";
import { write } from "../table.ts";
import { adultFiles, parquetFiles } from "./data.ts";
import { ensureEnvironments, folder } from "./environments.ts";
import { judge, lossesOf, rowsOf } from "./figures.ts";
import { type Command, measure } from "./measure.ts";
import { readOptions } from "./options.ts";
import { race } from "./race.ts";
import { markdown, type Report, type Section } from "./report.ts";
import { versions } from "./versions.ts";
import { type Plan, planOf, titleOf } from "./works.ts";

function run(plan: Plan, python: Command): Section {
  const { id, title, runs, targets, floor } = plan;
  const options = { python, output: path.join(folder, "output"), seconds: 1200 };
  const found = rowsOf(race(plan, { measure: (program) => measure(program, options), say }));
  const losses = lossesOf(found.filter(({ name }) => name !== floor));
  return {
    id,
    title,
    runs,
    rows: found,
    targets: targets.map((target) => judge(target, found)),
    losses,
    ...(floor ? { floor } : {}),
  };
}

function notRun(id: string, title: string, reason: string): Section {
  say(`${id}: not run: ${reason}`);
  return { id, title, runs: 0, rows: [], targets: [], losses: [], notRun: reason };
}

async function raceAll(args: readonly string[]): Promise<void> {
  const { full, runs, rows } = readOptions(args);
  if (process.platform === "win32")
    throw new SetUpError("the race runs on Linux and macOS, whose kernels account for it");
  // Newer Pythons are refused by nannyml, frouros and alibi-detect, older ones by scipy.
  const python = findPython({ from: [3, 11], before: [3, 13], for: "the race's peers" });
  mkdirSync(path.join(folder, "home"), { recursive: true });
  const environments = await ensureEnvironments(python);
  const numpy = environments.get("scipy") ?? { failed: "no environment was made" };
  const about = {
    schema: "driftline.race/1",
    on: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: versions(python),
  } as const;
  const sections: Section[] = [];
  const writeTo = (target: string): void => {
    const report: Report = { ...about, sections };
    write("race", markdown(report), report, target);
  };
  for (const [id, times] of runs) {
    const count = id === "ten" ? 10_000_000 : rows;
    const files = id === "adult" ? adultFiles() : await parquetFiles(count, numpy);
    sections.push(
      "failed" in files
        ? notRun(id, titleOf(id, count), files.failed)
        : run(planOf(id, count, { files, environments, runs: times }), python),
    );
    // A race that is stopped half-way leaves what it found.
    writeTo(folder);
  }
  if (full) writeTo(inProject("test", "bench"));
  console.log(markdown({ ...about, sections }));
}

try {
  await raceAll(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
