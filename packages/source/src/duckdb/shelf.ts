import type { Stop } from "@driftline/drift";
import { shared } from "./shared.ts";

/** Keeps what was loaded last, and what is small: columns are asked about several times in a row, and are too large to keep all. */
export interface Shelf<Value> {
  get(key: string, load: (stop?: Stop) => Promise<Value>, stop?: Stop): Promise<Value>;
  has(key: string): boolean;
  /** Takes down what lies there. */
  take(key: string): Value | undefined;
}

interface Entry<Value> {
  ask(stop?: Stop): Promise<Value>;
  size: number;
  value?: Value;
}

export function shelf<Value>(room: (value: Value) => number, most: number): Shelf<Value> {
  const held = new Map<string, Entry<Value>>();
  /** The largest go first: many small ones are kept at the price of one. */
  const tidy = (newest: string): void => {
    const others = [...held].filter(([key]) => key !== newest).sort(([, one], [, other]) => other.size - one.size);
    let size = [...held.values()].reduce((sum, entry) => sum + entry.size, 0);
    for (const [key, entry] of others) {
      if (size <= most) return;
      held.delete(key);
      size -= entry.size;
    }
  };
  function newEntry(key: string, load: (stop?: Stop) => Promise<Value>): Entry<Value> {
    const entry: Entry<Value> = {
      size: 0,
      ask: shared(async (stop) => {
        const value = await load(stop);
        entry.size = room(value);
        entry.value = value;
        tidy(key);
        return value;
      }),
    };
    held.set(key, entry);
    return entry;
  }
  return {
    has: (key) => held.has(key),
    take(key) {
      const value = held.get(key)?.value;
      held.delete(key);
      return value;
    },
    async get(key, load, stop) {
      const entry = held.get(key) ?? newEntry(key, load);
      try {
        return await entry.ask(stop);
      } catch (error) {
        if (held.get(key) === entry) held.delete(key);
        throw error;
      }
    },
  };
}
