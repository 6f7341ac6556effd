import { AsyncLocalStorage } from "node:async_hooks";
import { type KernelLink, kernelLink } from "../link.ts";

/** Runs work whose output belongs to something. */
type Within = ReturnType<KernelLink["outputHere"]>;

const here: Within = (work) => work();

/** Keeps what the output of this code belongs to; interrupting goes by whoever calls. */
function outputHere(): Within {
  return kernelLink()?.outputHere() ?? here;
}

interface Message {
  readonly within: Within;
  /** What must end before the message counts as answered. */
  readonly pending: Promise<unknown>[];
  /** The page waits for its output no more, though what it set going, such as a timer, may go on. */
  isAnswered: boolean;
}

const message = new AsyncLocalStorage<Message>();

/** The message of the page that is being answered, if one is. */
function current(): Message | undefined {
  const last = message.getStore();
  return last?.isAnswered ? undefined : last;
}

/**
 * Answers a message of the page. It is answered when all is done that it set going: until then the page gives its output
 * to who waits for it.
 */
export async function answering(work: () => Promise<unknown> | undefined): Promise<void> {
  const answered: Message = { within: outputHere(), pending: [], isAnswered: false };
  await message.run(answered, work);
  // What is awaited may set more going.
  for (let last = answered.pending.shift(); last; last = answered.pending.shift()) await last;
  answered.isAnswered = true;
}

/** Lets the page's message, if there is one, wait for something that it set going. */
export function keepAnswering(work: Promise<unknown> | undefined): void {
  if (work) current()?.pending.push(work);
}

/**
 * What a handler prints goes to the cell that gave the handler, when the page calls it: the page's message has no place
 * on the page. When code calls it, by setting a value, it goes where that code's output goes.
 */
export function atHome<Given extends readonly unknown[]>(
  handler: (...given: Given) => unknown,
): (...given: Given) => unknown {
  const home = outputHere();
  return (...given) => (current() ? home(() => handler(...given)) : handler(...given));
}

/**
 * Runs work as part of the page's message that called it, if one did: a page that was loaded again knows its own
 * messages, and the cells of before no more.
 */
export function inMessage<Result>(work: () => Result): Result {
  return (current()?.within ?? here)(work);
}
