import { DriftlineError } from "@driftline/drift";

/** The names that the first of several files has, which all must have, in any order. */
export interface FirstFile {
  readonly path: string;
  readonly names: readonly string[];
}

export interface TextPart {
  readonly path: string;
  readonly bytes: Buffer;
}

export function checkSameColumns(names: readonly string[], path: string, first: FirstFile): void {
  const lost = first.names.filter((name) => !names.includes(name));
  const added = names.filter((name) => !first.names.includes(name));
  if (lost.length + added.length === 0) return;
  const quoted = (list: readonly string[]): string => list.map((name) => JSON.stringify(name)).join(", ");
  const parts = [lost.length > 0 ? `lacks ${quoted(lost)}` : "", added.length > 0 ? `has ${quoted(added)}` : ""];
  throw new DriftlineError(
    "unequalColumns",
    `${path}: this file ${parts.filter(Boolean).join(" and ")}, unlike ${first.path}; files read together must have the same columns`,
  );
}
