/** Keeps what was loaded last, and what is small: columns are asked about several times in a row, and are too large to keep all. */
export interface Shelf<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  has(key: string): boolean;
}

export function shelf<Value>(room: (value: Value) => number, most: number): Shelf<Value> {
  const held = new Map<string, { readonly value: Promise<Value>; size: number }>();
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
  return {
    has: (key) => held.has(key),
    async get(key, load) {
      const present = held.get(key);
      if (present) return present.value;
      const entry = { value: load(), size: 0 };
      held.set(key, entry);
      try {
        entry.size = room(await entry.value);
      } catch (error) {
        held.delete(key);
        throw error;
      }
      tidy(key);
      return entry.value;
    },
  };
}
