import { describe } from "../describe/describe.ts";
import { attended } from "./attend.ts";
import { inOwnWords, typesOf } from "./compareOptions.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { describeHelp } from "./help.ts";
import { writeOut } from "./output.ts";
import { type OptionShape, oneOf, readOptions, wrongUse } from "./readOptions.ts";

const shapes = {
  types: "list",
  format: "value",
  debug: "flag",
  help: "flag",
} as const satisfies Readonly<Record<string, OptionShape>>;

export async function runDescribe(args: readonly string[]): Promise<ExitCode> {
  const read = readOptions(args, shapes);
  if (read.has("help")) {
    writeOut(describeHelp);
    return exitCodes.done;
  }
  const [file, another] = read.positionals;
  if (file === undefined) throw wrongUse("describe: no table given; write driftline describe FILE");
  if (another !== undefined)
    throw wrongUse(
      `describe: takes one table, got also ${JSON.stringify(another)}; put a glob such as "2026-*.csv" in quotes`,
    );
  const format = oneOf("--format", read.value("format") ?? "table", ["table", "json"]);
  const types = typesOf(read.list("types"));
  const found = await attended(({ signal, onProgress, doing }) => {
    doing(`reading ${file}`);
    return describe(file, { types, signal, onProgress });
  }).catch((error) => {
    throw inOwnWords(error);
  });
  writeOut(format === "json" ? `${JSON.stringify(found, null, 2)}\n` : String(found));
  return exitCodes.done;
}
