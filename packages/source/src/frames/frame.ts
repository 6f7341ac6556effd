import { DriftlineError } from "@driftline/drift";
import type { Columns } from "../table.ts";

/** Tables of another library, told by their shape: the library is not imported, so any version and copy of it will do. */
export interface Frame<Held extends object = object> {
  matches(value: object): value is Held;
  /** `name` is what the table goes by in messages. */
  columns(held: Held, name: string): Columns | Promise<Columns>;
}

export function checkNames(names: readonly string[], table: string): void {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const before = places.get(name);
    places.set(name, index);
    if (before === undefined) continue;
    throw new DriftlineError(
      "duplicateColumn",
      `${table}: columns ${before + 1} and ${index + 1} are both named ${JSON.stringify(name)}; rename one`,
    );
  }
}
