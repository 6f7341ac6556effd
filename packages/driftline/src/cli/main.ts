import { DriftlineError, suggest, version } from "@driftline/drift";
import { grace, StoppedError } from "./attend.ts";
import { runCompare } from "./compare.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { programHelp } from "./help.ts";
import { say, writeOut } from "./output.ts";

type Command = (args: readonly string[]) => Promise<ExitCode>;

/** What nearly everyone runs is loaded with the program, which is quicker. */
const commands: ReadonlyMap<string, Command> = new Map([
  ["compare", runCompare],
  ["describe", async (args) => (await import("./describe.ts")).runDescribe(args)],
  ["verify", async (args) => (await import("./verify.ts")).runVerify(args)],
]);

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined) {
    say(`no command given\n\n${programHelp.trimEnd()}`);
    return exitCodes.wrongUse;
  }
  if (name === "--help" || name === "-h") return print(programHelp);
  if (name === "--version" || name === "-v") return print(`${version}\n`);
  const command = commands.get(name);
  if (command) return command(args);
  const what = name.startsWith("-") ? "option" : "command";
  const known = what === "option" ? ["--help", "--version"] : [...commands.keys()];
  throw new DriftlineError("wrongUse", `${name}: there is no such ${what}; ${suggest(name, known)}`);
}

function print(text: string): ExitCode {
  writeOut(text);
  return exitCodes.done;
}

/** One line says what went wrong; where in the code it went wrong is for `--debug`. */
function report(error: unknown): ExitCode {
  if (error instanceof StoppedError) {
    say(error.message);
    return error.exitCode;
  }
  const isOurs = error instanceof DriftlineError;
  const unexpected = `this should not have happened: ${String(error)}; run it again with --debug and report what it says`;
  say(oneLine(isOurs ? error.message : unexpected));
  if (process.argv.includes("--debug") && error instanceof Error) process.stderr.write(`${framesOf(error)}\n`);
  return isOurs ? exitCodes.wrongUse : exitCodes.failure;
}

const framesOf = ({ stack = "" }: Error): string => stack.slice(stack.search(/^ +at /m));

/** Names from files may hold line breaks and codes that terminals obey. */
function oneLine(message: string): string {
  return message.replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
  // What was stopped ends by itself, but is not waited for.
  if (error instanceof StoppedError) setTimeout(() => process.exit(), grace).unref();
}
