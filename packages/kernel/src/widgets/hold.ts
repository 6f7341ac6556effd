import { beginHold, endHold } from "./core.ts";
import { isThenable } from "./report.ts";

/**
 * Holds back what changes until work is done, then tells the page in one message per widget. Observers hear it at once.
 *
 * @example
 * const bar = floatProgress();
 * hold(() => {
 *   bar.value = 50;
 *   bar.description = "half";
 * });
 */
export function hold<Result>(work: () => Result): Result {
  beginHold();
  let result: Result;
  try {
    result = work();
  } catch (error) {
    endHold();
    throw error;
  }
  if (!isThenable(result)) {
    endHold();
    return result;
  }
  return Promise.resolve(result).finally(endHold) as Result;
}
