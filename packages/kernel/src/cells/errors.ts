// Errors as people read them: their own lines, where they wrote them.
import { SourceMap } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import type { Diagnostic } from "tslab/dist/converter.js";
import type { Data } from "../link.ts";
import type { Maps } from "./compiler.ts";

interface Compiled {
  readonly label: string;
  readonly maps: Maps;
}

const cells = new Map<string, Compiled>();
const position = /cell:(\d+):(\d+):(\d+)/g;

/** Remembers how to find the way from what runs under this name to the source of the cell. */
export function rememberCell(name: string, compiled: Compiled): void {
  cells.set(name, compiled);
}

const mapIn = (encoded: string): SourceMap | undefined =>
  encoded === "" ? undefined : new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString()));

function entry(map: SourceMap | undefined, line: number, column: number): { line: number; column: number } | undefined {
  const found = map?.findEntry(line, column);
  return found && "originalLine" in found ? { line: found.originalLine, column: found.originalColumn } : undefined;
}

/** The line and column in the cell, from 1, of a place in what runs, from 1. */
function inSource({ maps }: Compiled, line: number, column: number): { line: number; column: number } | undefined {
  const between = entry(mapIn(maps.transpiled), line - 1, column - 1);
  const source = between && entry(mapIn(maps.compiled), between.line, between.column);
  // Before the cell tslab puts a line of its own.
  return source && source.line >= 1 ? { line: source.line, column: source.column + 1 } : undefined;
}

function readable(text: string): string {
  return text.replace(position, (whole, number: string, line: string, column: string) => {
    const compiled = cells.get(`cell:${number}`);
    if (!compiled) return whole;
    const found = inSource(compiled, Number(line), Number(column));
    return found ? `${compiled.label} line ${found.line}:${found.column}` : compiled.label;
  });
}

/** From now on every stack names the lines of cells. */
export function mapStacks(): void {
  Error.prepareStackTrace = (error, frames) => {
    const head = errorHead(error);
    const lines = frames.map((frame) => `\n    at ${frame}`);
    return readable(`${head}${lines.join("")}`);
  };
}

function errorHead(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

const own = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const foreign = [/\(?node:[\w/]+/, /[\\/]node_modules[\\/]/, /^\s+at (async )?__tslab__/, /<anonymous>\)?$/];
const isFrame = /^\s+at /;
const matchesCause = /^\s+\.\.\. \d+ lines matching cause stack trace/;

function isForeign(line: string): boolean {
  return line.includes(own) || foreign.some((pattern) => pattern.test(line));
}

/** Without the lines of Node, of packages and of the kernel. */
function ofTheUser(text: string): string {
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const plain = line.replace(/ \{$/, "");
    if (!(isFrame.test(line) && isForeign(plain)) && !matchesCause.test(line)) kept.push(line);
    // The brace opens what else the error holds.
    else if (plain !== line) kept.push(`${kept.pop() ?? ""} {`);
  }
  // Functions of cells are called as methods of the notebook's exports.
  return kept.map((line) => line.replace(/^(\s+at (?:async )?)Proxy\./, "$1")).join("\n");
}

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;

export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export const failed = (failure: Failure): Data => ({ status: "error", ...failure });

export const interrupted: Failure = {
  ename: "KeyboardInterrupt",
  evalue: "the cell was interrupted",
  traceback: [red("KeyboardInterrupt: the cell was interrupted")],
};

function text(value: unknown): string {
  try {
    return inspect(value, { depth: 3 });
  } catch {
    return "what was thrown cannot be shown";
  }
}

/** What a person wants to know of something that was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error) && Object.prototype.toString.call(thrown) !== "[object Error]") {
    const shown = text(thrown);
    return { ename: "Thrown", evalue: shown, traceback: [red(`Thrown: ${shown}`)] };
  }
  const error = thrown as Error;
  const shown = ofTheUser(text(error));
  const [first = "", ...rest] = shown.split("\n");
  return {
    ename: String(error.name ?? "Error"),
    evalue: String(error.message ?? ""),
    traceback: [red(first), ...rest],
  };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** tslab appends a line of exports: what it means there is the end of the cell. */
function within(lines: readonly string[], { line, character }: Place): Place {
  const last = lines.length - 1;
  return line <= last ? { line, character } : { line: last, character: lines[last]?.length ?? 0 };
}

function excerpt(lines: readonly string[], start: Place, end: Place): string[] {
  const line = lines[start.line] ?? "";
  const last = end.line === start.line ? end.character : line.length;
  const marks = "^".repeat(Math.max(1, last - start.character));
  return [`  ${line}`, `  ${" ".repeat(start.character)}${red(marks)}`];
}

/** What the compiler says against a cell, with the lines it means. */
export function failureOfCompiling(diagnostics: readonly Diagnostic[], source: string, label: string): Failure {
  const lines = source.split("\n");
  const traceback = diagnostics.flatMap(({ start, end, code, messageText, fileName }) => {
    const from = fileName ? start : within(lines, start);
    const place = `${fileName ?? label} line ${from.line + 1}:${from.character + 1}`;
    const head = `${place} - ${red("error")} TS${code}: ${messageText}`;
    return fileName ? [head] : [head, ...excerpt(lines, from, within(lines, end))];
  });
  const [first] = diagnostics;
  return { ename: "CompileError", evalue: first ? `${first.messageText}` : "", traceback };
}
