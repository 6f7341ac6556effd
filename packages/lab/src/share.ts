import type * as base from "@jupyter-widgets/base";
import type * as lumino from "@lumino/widgets";

/** The modules that the page shares, by name and version. */
export type ShareScope = Readonly<Record<string, Readonly<Record<string, SharedModule>>>>;

interface SharedModule {
  /** Whether somebody uses it already. */
  loaded?: unknown;
  get(): Promise<() => unknown> | (() => unknown);
}

interface Modules {
  readonly "@jupyter-widgets/base": typeof base;
  readonly "@lumino/widgets": typeof lumino;
}

/** The page's one copy of a module: the one that is in use, else the newest. */
export async function sharedModule<Name extends keyof Modules>(
  scope: ShareScope,
  name: Name,
): Promise<Modules[Name] | undefined> {
  const newest = Object.entries(scope[name] ?? {}).sort(([one], [other]) => byVersion(other, one));
  const chosen = (newest.find(([, { loaded }]) => loaded) ?? newest[0])?.[1];
  if (!chosen) return undefined;
  chosen.loaded = 1;
  return (await chosen.get())() as Modules[Name];
}

const byVersion = (one: string, other: string): number => one.localeCompare(other, "en", { numeric: true });
