import { AsyncLocalStorage } from "node:async_hooks";

/** Runs work as part of what the kernel was doing at some moment: what it prints belongs to that. */
type Within = <Result>(work: () => Result) => Result;

interface Message {
  readonly within: Within;
  /** What must end before the message counts as answered. */
  readonly pending: Promise<unknown>[];
}

/** The message of the page that is answered, if one is. */
const message = new AsyncLocalStorage<Message>();

/**
 * Answers a message of the page. It is answered when all is done that it set going: until then the page gives its output
 * to who waits for it.
 */
export async function answering(work: () => Promise<unknown> | undefined): Promise<void> {
  const pending: Promise<unknown>[] = [];
  const within = AsyncLocalStorage.snapshot() as Within;
  await message.run({ within, pending }, work);
  // What is awaited may set more going.
  for (let last = pending.shift(); last; last = pending.shift()) await last;
}

/** Lets the page's message, if there is one, wait for something that it set going. */
export function keepAnswering(work: Promise<unknown> | undefined): void {
  if (work) message.getStore()?.pending.push(work);
}

/**
 * What a handler prints goes to the cell that gave the handler, when the page calls it: the page's message has no place
 * on the page. When code calls it, by setting a value, it goes where that code's output goes.
 */
export function atHome<Given extends readonly unknown[]>(
  handler: (...given: Given) => unknown,
): (...given: Given) => unknown {
  const home = AsyncLocalStorage.snapshot() as Within;
  return (...given) => {
    const here = message.getStore();
    return here ? home(() => message.run(here, () => handler(...given))) : handler(...given);
  };
}

/**
 * Runs work as part of the page's message that called it, if one did: a page that was loaded again knows its own
 * messages, and the cells of before no more.
 */
export function inMessage<Result>(work: () => Result): Result {
  const here = message.getStore();
  return here ? here.within(() => message.run(here, work)) : work();
}
