import { readFileSync } from "node:fs";
import { DriftlineError, type Report } from "@driftline/drift";
import { readReport } from "@driftline/drift/render/readReport";
import { verify } from "../verify/verify.ts";
import { attended } from "./attend.ts";
import { type ExitCode, exitCodes } from "./exitCodes.ts";
import { verifyHelp } from "./help.ts";
import { writeOut } from "./output.ts";
import { type OptionShape, oneOf, readOptions, wrongUse } from "./readOptions.ts";

const shapes = {
  reference: "value",
  current: "value",
  format: "value",
  debug: "flag",
  help: "flag",
} as const satisfies Readonly<Record<string, OptionShape>>;

export async function runVerify(args: readonly string[]): Promise<ExitCode> {
  const read = readOptions(args, shapes);
  if (read.has("help")) {
    writeOut(verifyHelp);
    return exitCodes.done;
  }
  const [file, another] = read.positionals;
  if (file === undefined) throw wrongUse("verify: no report given; write driftline verify REPORT");
  if (another !== undefined) throw wrongUse(`verify: takes one report, got also ${JSON.stringify(another)}`);
  const format = oneOf("--format", read.value("format") ?? "table", ["table", "json"]);
  const report = reportIn(file);
  const [reference, current] = [read.value("reference"), read.value("current")];
  const found = await attended(({ signal, onProgress, doing }) => {
    doing("reading the report's tables");
    return verify(report, {
      ...(reference === undefined ? {} : { reference }),
      ...(current === undefined ? {} : { current }),
      signal,
      onProgress,
    });
  });
  writeOut(format === "json" ? `${JSON.stringify(found, null, 2)}\n` : String(found));
  return found.same ? exitCodes.done : exitCodes.failedCheck;
}

function reportIn(file: string): Report {
  try {
    return readReport(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof DriftlineError) throw new DriftlineError(error.code, `${file}: ${error.message}`);
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const why = code === "ENOENT" ? "there is no such file; check the path" : `the file cannot be read (${code})`;
    throw new DriftlineError("unreadable", `${file}: ${why}`);
  }
}
