/** Keeps what was loaded last: columns are asked about several times in a row, and are too large to keep all. */
export interface Shelf<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  has(key: string): boolean;
}

export function shelf<Value>(room: (value: Value) => number, most: number): Shelf<Value> {
  const held = new Map<string, { readonly value: Promise<Value>; size: number }>();
  const tidy = (): void => {
    let size = 0;
    for (const entry of held.values()) size += entry.size;
    for (const [key, entry] of held) {
      if (size <= most || held.size === 1) return;
      held.delete(key);
      size -= entry.size;
    }
  };
  return {
    has: (key) => held.has(key),
    async get(key, load) {
      const present = held.get(key);
      if (present) {
        // The one asked for last goes last.
        held.delete(key);
        held.set(key, present);
        return present.value;
      }
      const entry = { value: load(), size: 0 };
      held.set(key, entry);
      try {
        entry.size = room(await entry.value);
      } catch (error) {
        held.delete(key);
        throw error;
      }
      tidy();
      return entry.value;
    },
  };
}
