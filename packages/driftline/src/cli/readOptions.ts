import { parseArgs } from "node:util";
import { DriftlineError, suggest } from "@driftline/drift";

/** How often an option may be given, and whether it takes a value. */
export type OptionShape = "flag" | "value" | "list";

export interface Read {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
}

export function wrongUse(message: string): DriftlineError {
  return new DriftlineError("wrongUse", message);
}

/** Reads a command's options; what it does not know, and what stands where it cannot be right, is said by name. */
export function readOptions(args: readonly string[], shapes: Readonly<Record<string, OptionShape>>): Read {
  const known = new Map(Object.entries(shapes));
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const options = Object.fromEntries(
    [...known].map(([name, shape]) => [name, { type: shape === "flag" ? ("boolean" as const) : ("string" as const) }]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const { rawName, name, value, inlineValue } = token;
    const shape = token.rawName.startsWith("--") ? known.get(name) : undefined;
    if (!shape)
      throw wrongUse(
        `${rawName}: there is no such option; ${suggest(
          rawName,
          [...known.keys()].map((each) => `--${each}`),
        )}`,
      );
    if (shape === "flag" && value !== undefined)
      throw wrongUse(`${rawName}: takes no value, got ${JSON.stringify(value)}`);
    if (shape !== "flag" && (value === undefined || value === "" || (!inlineValue && value.startsWith("--"))))
      throw wrongUse(`${rawName}: needs a value`);
    if (shape !== "list" && given.has(name)) throw wrongUse(`${rawName}: is given twice; give it once`);
    given.set(name, [...(given.get(name) ?? []), value ?? ""]);
  }
  return {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.[0],
    list: (name) => given.get(name) ?? [],
  };
}

/** One of some words; another one is answered with what was probably meant. */
export function oneOf<const Words extends readonly string[]>(
  option: string,
  value: string,
  words: Words,
): Words[number] {
  const found: Words[number] | undefined = words.find((word) => word === value);
  if (found === undefined) throw wrongUse(`${option}: there is no ${JSON.stringify(value)}; ${suggest(value, words)}`);
  return found;
}

export function numberOf(option: string, value: string): number {
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw wrongUse(`${option}: must be a number, got ${JSON.stringify(value)}`);
}
