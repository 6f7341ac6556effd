import { holdBack } from "./core.ts";
import { isThenable } from "./report.ts";

/**
 * Holds back what changes until work is done, then tells the page in one message per widget. Observers hear it at once.
 * What other handlers change while asynchronous work waits is not held back.
 *
 * @example
 * const bar = floatProgress();
 * hold(() => {
 *   bar.value = 50;
 *   bar.description = "half";
 * });
 */
export function hold<Result>(work: () => Result): Result {
  return holdBack((end) => {
    let result: Result;
    try {
      result = work();
    } catch (error) {
      end();
      throw error;
    }
    if (isThenable(result)) return Promise.resolve(result).finally(end) as Result;
    end();
    return result;
  });
}
