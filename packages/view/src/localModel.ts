import type { Listener, Model } from "./protocol.ts";

/** A model without a kernel: it keeps its values and tells its listeners when one becomes another. */
export function localModel(state: Readonly<Record<string, unknown>>): Model {
  const values = new Map(Object.entries(state));
  const listeners = new Map<string, Set<Listener>>();
  const tell = (event: string): void => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener();
  };
  return {
    get: (name) => values.get(name),
    set(name, value) {
      if (isSame(values.get(name), value)) return;
      values.set(name, value);
      tell(`change:${name}`);
      tell("change");
    },
    save_changes: () => {},
    send: () => {},
    on(event, listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    off(event, listener) {
      if (listener) listeners.get(event)?.delete(listener);
      else listeners.delete(event);
    },
  };
}

/** State is JSON: two values are the same when they are written the same. */
function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
