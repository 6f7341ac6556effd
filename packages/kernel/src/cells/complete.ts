// Whether a cell could run as it stands.
import type { Data } from "../link.ts";
import { isCompleteCode, ts } from "./compiler.ts";

type Status = "complete" | "incomplete" | "invalid";

/** A text or comment that goes on over lines: the one place where an error before the end means "write on". */
const openAcrossLines = new Set([1010, 1160]);

/** A text in quotes, or a regular expression, ends on its line. */
const endsOnItsLine = new Set([1002, 1161]);

interface Parsed {
  readonly parseDiagnostics?: readonly { readonly start: number; readonly code: number }[];
}

function statusAs(code: string, kind: number): Status {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, undefined, kind) as unknown as Parsed;
  const [first] = file.parseDiagnostics ?? [];
  if (!first) return "complete";
  if (endsOnItsLine.has(first.code)) return "invalid";
  return first.start >= code.trimEnd().length || openAcrossLines.has(first.code) ? "incomplete" : "invalid";
}

/** As TypeScript, or as TypeScript with JSX: each has what the other takes for an error. */
export function completeness(code: string): Data {
  const statuses = [ts.ScriptKind.TS, ts.ScriptKind.TSX].map((kind) => statusAs(code, kind));
  const status = (["complete", "incomplete"] as const).find((each) => statuses.includes(each)) ?? "invalid";
  if (status !== "incomplete") return { status };
  // Two blank lines at the end mean: run it, whatever is missing.
  if (/\n[ \t]*\n[ \t]*$/.test(code)) return { status: "complete" };
  return { status, indent: isCompleteCode(code).indent ?? "" };
}
