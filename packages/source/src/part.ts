import type { Filter, Source, Stop, Types } from "@driftline/drift";

/** What leads from a table to a part of it: which rows to keep, or which columns, whose kinds may be set with it. */
export type Part = Filter | { readonly columns: readonly string[]; readonly types?: Types };

/** A source that gives any part of itself; where it does its work, the part does. */
export interface Divided extends Source {
  where(part: Part): Divided;
  /** Of a source that is found out later, what it is by now. */
  now?(): Divided | undefined;
}

/** The kinds that are set in a part of a table where `types` are set. */
export function typesIn(part: Part, types: Types): Types {
  if (!("columns" in part)) return types;
  const kept = Object.entries({ ...types, ...part.types }).filter(([column]) => part.columns.includes(column));
  return Object.fromEntries(kept);
}

/** A source that takes looking at another one to tell what it is, which waits until it is asked something. */
export function later(name: string, find: (stop?: Stop) => Promise<Divided>): Divided {
  let looking: Promise<Divided> | undefined;
  let found: Divided | undefined;
  const get = async (stop?: Stop): Promise<Divided> => {
    looking ??= find(stop);
    try {
      found = await looking;
      return found;
    } catch (error) {
      // What was stopped may be asked again.
      looking = undefined;
      throw error;
    }
  };
  return Object.freeze<Divided>({
    name,
    describe: async (types, stop) => (await get(stop)).describe(types, stop),
    summarise: async (needs, stop) => (await get(stop)).summarise(needs, stop),
    where: (part) => later(name, async (stop) => (await get(stop)).where(part)),
    crew: (current) => found?.crew?.(current),
    now: () => found?.now?.() ?? found,
  });
}
