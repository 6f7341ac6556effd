import type { Stop } from "@driftline/drift";

/** Something that is loaded once for all who ask. What failed is tried again by the next one. */
export function shared<Value>(load: (stop?: Stop) => Promise<Value>): (stop?: Stop) => Promise<Value> {
  let loading: { readonly value: Promise<Value>; readonly stop: Stop | undefined } | undefined;
  return async function ask(stop) {
    loading ??= { value: load(stop), stop };
    const joined = loading;
    try {
      return await joined.value;
    } catch (error) {
      if (loading === joined) loading = undefined;
      stop?.throwIfAborted();
      // Somebody else was stopped, not this one.
      if (joined.stop?.aborted) return ask(stop);
      throw error;
    }
  };
}
