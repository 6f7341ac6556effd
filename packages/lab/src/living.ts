// The widgets of ours that the page has, so that an output finds its own, whichever comes first.
import type { Model } from "@driftline/view/browser";

/** A widget's model, and the notebook it belongs to: copies of a notebook hold widgets of the same names. */
export interface Living {
  readonly model: Model;
  readonly place: unknown;
}

interface Named {
  readonly living: Set<Living>;
  readonly followers: Set<() => void>;
}

const named = new Map<string, Named>();

function under(id: string): Named {
  const known = named.get(id) ?? { living: new Set(), followers: new Set() };
  named.set(id, known);
  return known;
}

function changed(id: string, { living, followers }: Named): void {
  for (const follower of [...followers]) follower();
  if (living.size + followers.size === 0) named.delete(id);
}

/** Gives what takes it away again. */
export function addLiving(id: string, one: Living): () => void {
  const known = under(id);
  known.living.add(one);
  changed(id, known);
  return () => {
    known.living.delete(one);
    changed(id, known);
  };
}

/** Tells which widget an output has, now and whenever that changes. Gives what ends it. */
export function followLiving(id: string, place: unknown, tell: (model: Model | undefined) => void): () => void {
  const known = under(id);
  let last: Model | undefined;
  const follower = (): void => {
    const found = [...known.living].find((one) => one.place === undefined || one.place === place)?.model;
    if (found !== last) tell(found);
    last = found;
  };
  known.followers.add(follower);
  follower();
  return () => {
    known.followers.delete(follower);
    changed(id, known);
  };
}
