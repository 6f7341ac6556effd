/** What is not as parquet-format says; DuckDB is asked then, and tells what is wrong in its words. */
class Malformed extends RangeError {}

export function malformedUnless(holds: boolean): undefined {
  if (!holds) throw new Malformed("a page is not as it should be");
  return undefined;
}

/**
 * What was asked for; none where the file is not what it should be, which bytes beyond an end (RangeError) and wrong UTF-8
 * or structures (TypeError) say, too.
 */
export function unlessMalformed<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A wrong one throws a TypeError. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
