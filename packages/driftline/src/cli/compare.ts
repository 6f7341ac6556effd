import type { Report, Verdict } from "@driftline/drift";
import { compareTables } from "../compareTables.ts";
import { attended } from "./attend.ts";
import { compareOptionsOf, compareShapes, inOwnWords } from "./compareOptions.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { formatOfName, formats, type Output, render } from "./formats.ts";
import { compareHelp } from "./help.ts";
import { checkWritable, say, terminal, writeFileWhole, writeOut } from "./output.ts";
import { oneOf, type Read, readOptions, wrongUse } from "./readOptions.ts";

/** From the worst on: each check includes those before it. */
const failures = ["drift", "small", "unknown"] as const;

export async function runCompare(args: readonly string[]): Promise<ExitCode> {
  const read = readOptions(args, compareShapes);
  if (read.has("help")) {
    writeOut(compareHelp);
    return exitCodes.done;
  }
  const { reference, current } = tablesOf(read.positionals);
  const failOn = read.value("fail-on");
  const failing = failOn === undefined ? undefined : oneOf("--fail-on", failOn, failures);
  const out = read.value("out");
  const output = outputOf(read, out);
  const options = compareOptionsOf(read);
  if (out !== undefined) checkWritable(out);
  const report = await attended(({ signal, onProgress, doing }) =>
    compareTables(reference, current, { ...options, signal, onProgress }, doing),
  ).catch((error) => {
    throw inOwnWords(error);
  });
  if (out === undefined) writeOut(await render(report, output, output.format === "table" ? terminal() : undefined));
  else writeFileWhole(out, await render(report, output, undefined));
  return failing === undefined ? exitCodes.done : check(report, failing);
}

function tablesOf([reference, current, ...more]: readonly string[]): {
  readonly reference: string;
  readonly current: string;
} {
  if (reference === undefined) throw wrongUse("compare: no tables given; write driftline compare REFERENCE CURRENT");
  if (current === undefined)
    throw wrongUse(`compare: only ${JSON.stringify(reference)} is given; write driftline compare REFERENCE CURRENT`);
  if (more.length > 0)
    throw wrongUse(
      `compare: takes two tables, got also ${JSON.stringify(more[0])}; put a glob such as "2026-*.csv" in quotes`,
    );
  return { reference, current };
}

function outputOf(read: Read, out: string | undefined): Output {
  const asked = read.value("format");
  const named = out === undefined ? undefined : formatOfName(out);
  const format = asked === undefined ? named : oneOf("--format", asked, formats);
  if (!read.has("interactive")) return { format: format ?? "table", interactive: false };
  if (format !== undefined && format !== "html")
    throw wrongUse(`--interactive: is for HTML; add --format html instead of ${format}`);
  return { format: "html", interactive: true };
}

function check(report: Report, failing: (typeof failures)[number]): ExitCode {
  const included: readonly Verdict[] = failures.slice(0, failures.indexOf(failing) + 1);
  if (!included.includes(report.verdict)) return exitCodes.done;
  const names = report.columns
    .filter(({ verdict }) => verdict === report.verdict)
    .map(({ name }) => JSON.stringify(name));
  const shown = names.slice(0, 5).join(", ");
  say(
    `--fail-on ${failing}: the verdict is ${report.verdict}, for ${shown}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`,
  );
  return exitCodes.failedCheck;
}
