import { type Assumption, infer, type Kind } from "@driftline/drift";
import type { Tally } from "./column.ts";

/** What was decided about a column that nobody said, or what a kind that was set cannot read. */
export function assumptionsOf(
  name: string,
  column: Tally,
  typed: boolean,
  kind: Kind | undefined,
): readonly Assumption[] {
  if (kind === undefined) return infer(column.profile(), { name, typed }).assumptions;
  if (kind === "category" || kind === "text") return [];
  const { present, infinite, unreadable, example } = column.presence(kind);
  if (unreadable === 0) return [];
  const values = present + infinite + unreadable;
  const message = `${unreadable} of ${values} values cannot be read as ${kind}, for example ${JSON.stringify(example)}; they count as missing`;
  return [{ code: "unreadable", message }];
}

/** The kind of a column, and whether no cell of it holds anything. */
export function kindOf(
  name: string,
  column: Tally,
  typed: boolean,
  kind: Kind | undefined,
): { readonly kind: Kind; readonly empty: boolean } {
  const inferred = infer(column.profile(), { name, typed, ...(kind ? { kind } : {}) });
  return { kind: inferred.kind, empty: inferred.values === 0 };
}
