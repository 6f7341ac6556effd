import { atHome } from "./context.ts";
import type { Core } from "./core.ts";
import { isRecord } from "./plain.ts";

/** A method that calls a handler when the page says that something happened. It gives a function that ends it. */
export function onEvent(core: Core, event: string): (handler: () => unknown) => () => void {
  return (handler) => {
    const call = atHome(handler);
    const listener = (content: unknown): unknown =>
      isRecord(content) && content["event"] === event ? call() : undefined;
    core.listeners.add(listener);
    return () => void core.listeners.delete(listener);
  };
}
