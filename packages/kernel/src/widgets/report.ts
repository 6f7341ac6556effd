import { inspect } from "node:util";

/** Errors that people have seen already, where they happened. */
const shown = new WeakSet<object>();

/** Shows an error that nobody can catch, on standard error; once. */
export function report(error: unknown, where: string): void {
  if (typeof error === "object" && error !== null) {
    if (shown.has(error)) return;
    shown.add(error);
  }
  console.error(`${where}: ${inspect(error)}`);
}

/** Runs what a user gave. What it throws is shown and stops nothing else; what it awaits can be waited for. */
export function run<Given extends readonly unknown[]>(
  handler: (...given: Given) => unknown,
  given: Given,
  where: string,
): Promise<void> | undefined {
  try {
    const result = handler(...given);
    if (!isThenable(result)) return undefined;
    return Promise.resolve(result).then(
      () => {},
      (error: unknown) => report(error, where),
    );
  } catch (error) {
    report(error, where);
    return undefined;
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

/** Waits for all of them, if there is anything to wait for. */
export function all(results: readonly (Promise<void> | undefined)[]): Promise<unknown> | undefined {
  const pending = results.filter((result) => result !== undefined);
  return pending.length === 0 ? undefined : Promise.all(pending);
}
